package io.github.temporallambda.local.temporal.binary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code temporal} on {@code PATH}. */
record ServerOnPath() implements ServerSource {

  @Override
  public String where() {
    return "temporal on PATH";
  }

  @Override
  public Finding look(ServerLookup lookup, ServerSearchListener listener)
      throws IOException, InterruptedException {
    Optional<Path> executable =
        SearchPath.find(lookup.environment(), lookup.platform().executable("temporal"));
    return executable.isPresent()
        ? VersionProbe.ask(executable.get().toAbsolutePath())
        : new Finding.Missing("not there");
  }
}
