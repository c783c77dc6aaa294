package io.github.temporallambda.replay.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.handler.HandlerLaunch;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.Invocation;
import io.github.temporallambda.local.temporal.TemporalServer;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** An artifact whose classes are in no class path of this build: compiled where it lies. */
final class ShopArtifact {

  static final String HANDLER = "shop.ShopHandler";
  static final Map<String, String> KEY = Map.of("SHOP_KEY", "a secret that nobody guesses");

  private ShopArtifact() {}

  /** Adds it to an artifact that has what a worker needs. */
  static void compileInto(Path layout) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-d", layout.toString(), "-cp", classPath(layout));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  errors, files, null, options, null, files.getJavaFileObjectsFromPaths(sources()))
              .call();
      assertThat(compiled).as(errors.toString()).isTrue();
    }
  }

  private static List<Path> sources() throws IOException {
    try {
      return list(Path.of(ShopArtifact.class.getResource("/artifact/shop").toURI()));
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String classPath(Path layout) throws IOException {
    List<String> entries = new ArrayList<>(List.of(layout.toString()));
    list(layout.resolve("lib")).forEach(jar -> entries.add(jar.toString()));
    return String.join(File.pathSeparator, entries);
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  /** The artifact's handler as it works on a real server, without a version. */
  static HandlerLaunch launch(Path layout, TemporalServer server) {
    return new HandlerLaunch(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        layout,
        List.of(),
        new HandlerName(HANDLER),
        Map.of(
            "TEMPORAL_ADDRESS", server.address(),
            "TEMPORAL_NAMESPACE", server.namespace(),
            "SHOP_KEY", KEY.get("SHOP_KEY")),
        List.of(),
        new Invocation(true, Duration.ofHours(1), "arn", "recording"));
  }
}
