package io.github.temporallambda.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.temporallambda.problem.Problem;
import java.util.Locale;
import java.util.Map;

/**
 * The report as JSON. Its shape is public from the first release: fields are added, never renamed;
 * {@code schema} changes when that promise has to be broken. Times are UTC, ISO-8601; durations in
 * milliseconds. The JSON Schema beside this class describes every field.
 */
final class JsonReport {

  static final String SCHEMA = "temporal-lambda/rollout-report/1";

  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonReport() {}

  /**
   * The whole.
   *
   * @param files names of the files that are left with it, by what they are
   */
  static String render(RolloutReport report, Map<String, String> files) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    run(root, report);
    root.set("release", ReleaseJson.of(report));
    report.gate().ifPresent(gate -> root.set("gate", GateJson.of(gate, report)));
    ArrayNode plan = root.putArray("plan");
    report.work().plan().forEach(line -> plan.add(planned(line)));
    ArrayNode steps = root.putArray("steps");
    report.steps().forEach(step -> steps.add(step(step)));
    RoutingJson.put(root, report.routing());
    report.facts().ifPresent(facts -> GoalJson.put(root, facts));
    ArrayNode warnings = root.putArray("warnings");
    report.warnings().forEach(warnings::add);
    ArrayNode problems = root.putArray("problems");
    report.problems().forEach(problem -> problems.add(problem(problem)));
    ObjectNode names = root.putObject("files");
    files.forEach(names::put);
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings and numbers is JSON", e);
    }
  }

  private static void run(ObjectNode root, RolloutReport report) {
    root.put("schema", SCHEMA);
    report.run().reportId().ifPresent(id -> root.put("reportId", id.value()));
    root.put("goal", report.goal());
    root.put("outcome", report.outcome().label());
    report
        .ending()
        .pause()
        .ifPresent(
            pause ->
                root.put("waitUntil", pause.until().toString()).put("waitReason", pause.why()));
    root.put("startedAt", report.span().startedAt().toString());
    root.put("tookMillis", report.span().took().toMillis());
    report.failedStep().ifPresent(step -> root.put("failedStep", step.name()));
  }

  private static ObjectNode planned(PlanLine line) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("step", line.step())
        .put("says", line.says())
        .put("changes", line.changes())
        .put("writes", line.writes());
  }

  private static ObjectNode step(StepReport step) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", step.name())
        .put("status", step.status().label())
        .put("detail", step.detail())
        .put("startedAt", step.startedAt().toString())
        .put("tookMillis", step.took().toMillis());
  }

  /** Also of what could not be counted or read, where the run went on all the same. */
  static ObjectNode problem(Problem problem) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", problem.kind().name().toLowerCase(Locale.ROOT));
    node.put("what", problem.what());
    ArrayNode evidence = node.putArray("evidence");
    problem.evidence().forEach(evidence::add);
    ArrayNode next = node.putArray("next");
    problem.next().forEach(next::add);
    return node;
  }
}
