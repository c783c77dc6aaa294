package io.github.temporallambda.local.temporal.binary;

import io.github.temporallambda.local.process.FileTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * The official Temporal CLI release for this platform, from where Temporal's SDKs get theirs.
 *
 * @param limits when to give up
 */
record DownloadedCli(DownloadLimits limits) implements ServerSource {

  @Override
  public String where() {
    return "download of Temporal CLI " + Releases.CLI;
  }

  @Override
  public Finding look(ServerLookup lookup, ServerSearchListener listener)
      throws IOException, InterruptedException {
    ServerCache cache = ServerCache.of(lookup);
    return cache.lock().alone(() -> obtain(cache, lookup.downloadBase(), listener), listener);
  }

  private Finding obtain(ServerCache cache, URI base, ServerSearchListener listener)
      throws IOException, InterruptedException {
    KeptFile kept = cache.temporalCli();
    if (kept.exists()) {
      kept.verify();
      return VersionProbe.ask(kept.file());
    }
    Path work = cache.workFolder();
    try {
      Path archive = work.resolve("archive");
      new Download(limits, listener).fetch(source(base, cache.platform()), archive);
      Path executable = work.resolve(cache.platform().executable("temporal"));
      new CliArchive(archive, cache.platform().isWindows())
          .extract(executable.getFileName().toString(), executable);
      kept.verify(executable);
      ServerCache.put(executable, kept);
      return VersionProbe.ask(kept.file());
    } finally {
      FileTree.delete(work);
    }
  }

  private static URI source(URI base, Platform platform) {
    return base.resolve(
        "v%s?platform=%s&arch=%s".formatted(Releases.CLI, platform.os(), platform.arch()));
  }
}
