package io.github.temporallambda.local.temporal.binary;

import io.github.temporallambda.local.process.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The official server, built by the user's Go; the Go checksum database vouches for its source. */
record GoBuiltServer() implements ServerSource {

  private static final String MODULE = "go.temporal.io/server/cmd/server@v" + Releases.SERVER;

  @Override
  public String where() {
    return "go install " + MODULE;
  }

  @Override
  public Finding look(ServerLookup lookup, ServerSearchListener listener)
      throws IOException, InterruptedException {
    Optional<Path> go = SearchPath.find(lookup.environment(), lookup.platform().executable("go"));
    if (go.isEmpty()) {
      return new Finding.Missing("no Go on PATH; " + GoRelease.MINIMUM + " or later is needed");
    }
    ServerCache cache = ServerCache.of(lookup);
    return cache.lock().alone(() -> obtain(cache, go.get(), lookup, listener), listener);
  }

  private Finding obtain(
      ServerCache cache, Path go, ServerLookup lookup, ServerSearchListener listener)
      throws IOException, InterruptedException {
    KeptFile kept = cache.plainServer();
    if (kept.exists()) {
      kept.verify();
      return VersionProbe.ask(kept.file());
    }
    Path work = cache.workFolder();
    try {
      GoCommand command = new GoCommand(go.toAbsolutePath(), lookup.environment(), work);
      Optional<String> tooOld = tooOld(command);
      if (tooOld.isPresent()) {
        return new Finding.Missing(tooOld.get());
      }
      Path built = build(command, cache.platform(), listener);
      kept.trust(built);
      ServerCache.put(built, kept);
      return VersionProbe.ask(kept.file());
    } finally {
      FileTree.delete(work);
    }
  }

  private static Optional<String> tooOld(GoCommand command)
      throws IOException, InterruptedException {
    List<String> lines = command.run(List.of("version"), (elapsed, line) -> {});
    String answer = lines.isEmpty() ? "" : lines.get(0);
    boolean enough =
        GoRelease.parse(answer).filter(go -> go.compareTo(GoRelease.MINIMUM) >= 0).isPresent();
    return enough
        ? Optional.empty()
        : Optional.of("needs Go " + GoRelease.MINIMUM + " or later, found '" + answer + "'");
  }

  private static Path build(GoCommand command, Platform platform, ServerSearchListener listener)
      throws IOException, InterruptedException {
    listener.building(MODULE, Duration.ZERO, "");
    command
        .with("GOBIN", command.folder().toString())
        .run(
            List.of("install", "-v", MODULE),
            (elapsed, line) -> listener.building(MODULE, elapsed, line));
    return command.folder().resolve(platform.executable("server"));
  }
}
