package io.github.temporallambda.local.temporal.binary;

import java.io.IOException;
import java.util.List;

/** What an earlier run put into our cache. */
record CachedServer() implements ServerSource {

  @Override
  public String where() {
    return "our cache";
  }

  @Override
  public Finding look(ServerLookup lookup, ServerSearchListener listener)
      throws IOException, InterruptedException {
    ServerCache cache = ServerCache.of(lookup);
    for (KeptFile kept : List.of(cache.temporalCli(), cache.plainServer())) {
      if (kept.exists()) {
        kept.verify();
        return VersionProbe.ask(kept.file());
      }
    }
    return new Finding.Missing("no server yet in " + cache.root());
  }
}
