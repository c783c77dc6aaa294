package io.github.temporallambda.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A rollback's part of the JSON report. */
final class RollbackJson {

  private RollbackJson() {}

  static ObjectNode of(RollbackFacts facts) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    facts.course().target().ifPresent(target -> node.put("target", target.toString()));
    add(node.putArray("left"), facts.course().left());
    add(node.putArray("condemned"), facts.course().condemned());
    add(node.putArray("passedOver"), facts.course().passedOver());
    add(node, "rescued", facts.rescued());
    add(node, "movedUnreplayed", facts.movedUnreplayed());
    add(node, "stranded", facts.stranded());
    add(node, "movedStranded", facts.movedStranded());
    facts.moveCommand().ifPresent(command -> node.put("moveCommand", command));
    return node;
  }

  private static void add(ArrayNode array, List<?> texts) {
    texts.forEach(text -> array.add(text.toString()));
  }

  private static void add(ObjectNode node, String name, List<PlacedExecution> executions) {
    ArrayNode array = node.putArray(name);
    for (PlacedExecution execution : executions) {
      array
          .addObject()
          .put("workflowType", execution.workflowType())
          .put("workflowId", execution.workflowId())
          .put("runId", execution.runId())
          .put("on", execution.on().toString())
          .put("why", execution.why());
    }
  }
}
