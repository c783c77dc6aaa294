package io.github.temporallambda.local.temporal.binary;

import java.nio.file.Path;

/** An executable that can run a Temporal server. The two kinds are started differently. */
public sealed interface ServerBinary {

  /** The file to run. */
  Path executable();

  /**
   * The official server ({@code go.temporal.io/server/cmd/server}), which is told everything in a
   * configuration file.
   *
   * @param executable the file to run
   */
  record PlainServer(Path executable) implements ServerBinary {}

  /**
   * Temporal CLI ({@code temporal}), which carries a development server and takes options.
   *
   * @param executable the file to run
   */
  record TemporalCli(Path executable) implements ServerBinary {}
}
