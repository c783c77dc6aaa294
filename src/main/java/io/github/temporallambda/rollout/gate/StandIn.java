package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.handler.HandlerName;
import java.nio.file.Path;
import java.util.List;

/**
 * A handler that is started in the gate instead of the function's own, one that cannot start on
 * this machine. It has to announce and poll the same; only the gate ever knows it.
 *
 * @param handler the handler
 * @param testClassPath behind the artifact and its layers: the module's test classes and what only
 *     they depend on; empty where there is no project
 */
public record StandIn(HandlerName handler, List<Path> testClassPath) {
  public StandIn {
    testClassPath = List.copyOf(testClassPath);
  }

  /** What a reader of the verdict has to know. */
  String caveat(HandlerName own) {
    return "the gate started "
        + handler
        + " instead of "
        + own
        + " (temporal-lambda.replayHandler): what that one registers was not seen";
  }
}
