package io.github.temporallambda.local.aws;

import java.io.IOException;
import java.util.function.Consumer;

/** Starts a function in a process of its own. Called from several threads. */
public interface FunctionLauncher {

  /**
   * Starts the process and returns without waiting for its end.
   *
   * @param output takes each line that the process prints, from any thread
   * @throws IOException when it cannot be started, which counts as an error of the function
   */
  RunningFunction launch(FunctionInvocation invocation, Consumer<String> output) throws IOException;
}
