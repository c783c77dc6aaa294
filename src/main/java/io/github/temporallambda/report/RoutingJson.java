package io.github.temporallambda.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.temporallambda.deployment.RoutingState;

/** The routing before and after, and the way back, in the JSON report. */
final class RoutingJson {

  private RoutingJson() {}

  static void put(ObjectNode root, RoutingFacts facts) {
    ObjectNode routing = root.putObject("routing");
    facts.before().ifPresent(state -> routing.set("before", of(state)));
    facts.after().ifPresent(state -> routing.set("after", of(state)));
    facts.rollback().ifPresent(rollback -> root.set("rollback", RollbackJson.of(rollback)));
    facts.rollbackCommand().ifPresent(command -> root.put("rollbackCommand", command));
  }

  private static ObjectNode of(RoutingState state) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    state.current().ifPresent(current -> node.put("current", current.toString()));
    state
        .ramp()
        .ifPresent(
            ramp -> {
              ramp.to().ifPresent(to -> node.put("ramping", to.toString()));
              node.put("rampPercentage", ramp.percentage());
            });
    node.put("propagated", state.propagated());
    return node;
  }
}
