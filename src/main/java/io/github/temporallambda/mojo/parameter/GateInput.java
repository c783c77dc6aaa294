package io.github.temporallambda.mojo.parameter;

import io.github.temporallambda.handler.HandlerName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the replay gate starts the handler and what it replays.
 *
 * @param handler the handler as Lambda takes it; empty where the function's own configuration says
 * @param histories the directory of committed histories; empty when there is none
 * @param environment what the handler finds in its environment beside Lambda's variables and ours:
 *     the literal entries, and the named ones of Maven's own environment. Never shown
 * @param timeout for the whole gate
 */
public record GateInput(
    Optional<HandlerName> handler,
    Optional<Path> histories,
    Map<String, String> environment,
    Duration timeout) {

  public GateInput {
    environment = Map.copyOf(environment);
  }

  /** Leaves the environment's values out. */
  @Override
  public String toString() {
    return "GateInput[handler="
        + handler
        + ", histories="
        + histories
        + ", environment of "
        + environment.size()
        + ", timeout="
        + timeout
        + "]";
  }
}
