package io.github.temporallambda.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.replay.DistinctCause;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.cause.Explanation;
import io.github.temporallambda.replay.cause.NonDeterminism;
import io.github.temporallambda.replay.cause.RecordedEvent;
import java.util.Locale;
import java.util.Set;

/** The gate's part of the JSON report. */
final class GateJson {

  private GateJson() {}

  static ObjectNode of(GateVerdict gate, RolloutReport report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("outcome", lower(gate.outcome()));
    node.put("tookMillis", gate.took().toMillis());
    node.put("histories", gate.histories().size());
    for (Outcome outcome : Outcome.values()) {
      node.put(lower(outcome), gate.count(outcome));
    }
    taskQueues(node.putArray("polled"), gate.polled());
    gate.selection().ifPresent(facts -> selection(node.putObject("selection"), facts));
    if (!gate.unanswered().isEmpty()) {
      ArrayNode unanswered = node.putArray("unanswered");
      gate.unanswered().forEach(question -> unanswered.add(question.what()));
    }
    ArrayNode caveats = node.putArray("caveats");
    gate.caveats().forEach(caveats::add);
    ArrayNode causes = node.putArray("causes");
    gate.causes().forEach(cause -> cause(causes.addObject(), cause, report));
    ArrayNode verdicts = node.putArray("verdicts");
    gate.histories().forEach(verdict -> verdicts.add(verdict(verdict)));
    return node;
  }

  /** Task queues with the type of task, sorted. */
  static void taskQueues(ArrayNode array, Set<PolledTaskQueue> queues) {
    queues.forEach(
        queue ->
            array
                .addObject()
                .put("taskQueue", queue.name())
                .put("type", queue.type().name().toLowerCase(Locale.ROOT)));
  }

  /** Which of the executions that move were taken. */
  static void selection(ObjectNode node, SelectionFacts facts) {
    node.put("moving", facts.moving());
    node.put("selected", facts.selected());
    node.put("leftOut", facts.leftOut());
    node.put("completed", facts.completed());
    node.put("says", facts.says());
    ArrayNode narrowedBy = node.putArray("narrowedBy");
    facts.narrowedBy().forEach(narrowedBy::add);
    facts
        .sample()
        .ifPresent(
            sample ->
                node.putObject("sample")
                    .put("workflowTypes", sample.types())
                    .put("bands", sample.bands())
                    .put("looked", sample.looked())
                    .put("seed", sample.seed()));
  }

  private static void cause(ObjectNode node, DistinctCause cause, RolloutReport report) {
    Explanation explanation = cause.explanation();
    node.put("outcome", lower(cause.outcome()));
    node.put("kind", explanation.cause().kind());
    node.put("workflowType", cause.workflowType());
    node.put("executions", cause.count());
    node.put("says", explanation.cause().says());
    explanation.cause().eventId().ifPresent(id -> node.put("eventId", id));
    if (explanation.cause() instanceof NonDeterminism mismatch) {
      node.put("recorded", mismatch.recorded());
      node.put("code", mismatch.code());
      node.put("sdkWords", mismatch.words());
    }
    ArrayNode events = node.putArray("events");
    explanation.around().forEach(event -> event(events.addObject(), event));
    ArrayNode codeAt = node.putArray("codeAt");
    explanation.code().forEach(frame -> codeAt.add(frame.toString()));
    report
        .source(explanation)
        .ifPresent(
            source ->
                node.putObject("source").put("file", source.file()).put("line", source.line()));
    ArrayNode examples = node.putArray("examples");
    cause.examples().forEach(example -> example(examples.addObject(), example));
    ArrayNode fix = node.putArray("fix");
    explanation.cause().advice().lines().forEach(fix::add);
    explanation.cause().advice().page().ifPresent(page -> node.put("page", page));
  }

  private static void event(ObjectNode node, RecordedEvent event) {
    node.put("id", event.id()).put("type", event.type());
    if (!event.name().isEmpty()) {
      node.put("name", event.name());
    }
  }

  private static void example(ObjectNode node, HistoryVerdict example) {
    node.put("workflowId", example.history().workflowId())
        .put("runId", example.history().runId())
        .put("origin", example.history().origin());
    example
        .explanation()
        .ifPresent(it -> it.cause().eventId().ifPresent(id -> node.put("eventId", id)));
  }

  private static ObjectNode verdict(HistoryVerdict verdict) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("origin", verdict.history().origin())
        .put("workflowType", verdict.history().workflowType())
        .put("workflowId", verdict.history().workflowId())
        .put("runId", verdict.history().runId())
        .put("events", verdict.history().eventCount())
        .put("outcome", lower(verdict.outcome()))
        .put("cause", verdict.cause());
  }

  private static String lower(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
