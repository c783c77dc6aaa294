package io.github.temporallambda.benchmark;

import io.github.temporallambda.benchmark.fixture.RoundsHandler;
import io.github.temporallambda.handler.Layouts;
import io.github.temporallambda.history.HistoryFiles;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.replay.ForkEnvironment;
import io.github.temporallambda.replay.GateFixture;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.GateMaterial;
import io.github.temporallambda.replay.GateRequest;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.rollout.gate.CommittedSupply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the list of the classes that a worker loads when it starts and replays its first
 * histories, for the artifact's JVM to load ahead. To be run again when the SDK has a new version.
 * Argument: the file to write.
 */
public final class ClassesAhead {

  private static final int HISTORIES = 100;

  /** Not those in the JDK's own archive, which cost nothing, nor any that is made at run time. */
  private static final Pattern LOADED =
      Pattern.compile("\\[class,load] ([\\w.$]+) source: (?:jrt:|file:.*/lib/).*");

  private ClassesAhead() {}

  public static void main(String[] arguments) throws Exception {
    Path scratch = Files.createTempDirectory("classes-ahead");
    Path layout =
        Layouts.of(
            Files.createDirectory(scratch.resolve("artifact")), GateFixture.class, Layouts.WORKER);
    Layouts.addPackage(layout, RoundsHandler.class);
    Path log = scratch.resolve("loaded.log");
    replay(layout, RecordedRounds.record().binary(scratch.resolve("histories"), HISTORIES), log);
    List<String> names = names(log);
    Files.write(Path.of(arguments[0]), names);
    System.out.println(names.size() + " classes");
    System.exit(0);
  }

  private static void replay(Path layout, Path histories, Path log) {
    try (HistorySpool spool = HistorySpool.create()) {
      GateMaterial material =
          GateMaterial.of(new CommittedSupply(HistoryFiles.in(histories), spool));
      GateRequest usual = Gates.over(layout, material);
      Map<String, String> logging = Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
      ContenderOutput.requirePassed(
          new ReplayGate(new GateListener() {})
              .replay(
                  new GateRequest(
                      usual.code(),
                      usual.expected(),
                      usual.namespace(),
                      ForkEnvironment.announcing(Gates.EXPECTED, logging),
                      usual.material(),
                      usual.limits())),
          HISTORIES);
    }
  }

  private static List<String> names(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(LOADED::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .filter(name -> !name.startsWith("jdk.proxy"))
          .distinct()
          .toList();
    }
  }
}
