package io.github.temporallambda.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.problem.Problem;
import java.util.Locale;

/**
 * The report as JSON. Its shape is public from the first release: fields are added, never renamed;
 * {@code schema} changes when that promise has to be broken. Times are UTC, ISO-8601; durations in
 * milliseconds.
 */
final class JsonReport {

  static final String SCHEMA = "temporal-lambda/rollout-report/1";

  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonReport() {}

  static String render(RolloutReport report) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema", SCHEMA);
    root.put("goal", report.goal());
    root.put("outcome", report.outcome().label());
    root.put("startedAt", report.span().startedAt().toString());
    root.put("tookMillis", report.span().took().toMillis());
    report.failedStep().ifPresent(step -> root.put("failedStep", step.name()));
    root.set("release", release(report.release()));
    report.gate().ifPresent(gate -> root.set("gate", GateJson.of(gate)));
    ArrayNode steps = root.putArray("steps");
    report.steps().forEach(step -> steps.add(step(step)));
    ObjectNode routing = root.putObject("routing");
    report.routing().before().ifPresent(state -> routing.set("before", routing(state)));
    report.routing().after().ifPresent(state -> routing.set("after", routing(state)));
    report.routing().rollback().ifPresent(facts -> root.set("rollback", RollbackJson.of(facts)));
    report.routing().rollbackCommand().ifPresent(it -> root.put("rollbackCommand", it));
    ArrayNode problems = root.putArray("problems");
    report.problems().forEach(problem -> problems.add(problem(problem)));
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings and numbers is JSON", e);
    }
  }

  private static ObjectNode release(ReleaseFacts facts) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("deploymentName", facts.deploymentName().value());
    facts.buildId().ifPresent(buildId -> node.put("buildId", buildId.value()));
    facts
        .commit()
        .ifPresent(
            commit -> {
              node.put("commit", commit.id());
              node.put("committedAt", commit.committedAt().toString());
              node.put("dirty", commit.isDirty());
            });
    facts
        .artifact()
        .ifPresent(
            artifact -> {
              node.put("artifact", artifact.file().getFileName().toString());
              node.put("artifactBytes", artifact.bytes());
              node.put("codeSha256", artifact.codeSha256().base64());
              node.put("contentDigest", artifact.contentDigest().hex());
            });
    facts
        .functionArn()
        .ifPresent(
            arn -> {
              node.put("functionArn", arn.toString());
              node.put("functionVersion", arn.functionVersion());
            });
    facts.unqualifiedArn().ifPresent(arn -> node.put("functionArn", arn));
    return node;
  }

  private static ObjectNode step(StepReport step) {
    return MAPPER
        .createObjectNode()
        .put("name", step.name())
        .put("status", step.status().label())
        .put("detail", step.detail())
        .put("startedAt", step.startedAt().toString())
        .put("tookMillis", step.took().toMillis());
  }

  private static ObjectNode routing(RoutingState state) {
    ObjectNode node = MAPPER.createObjectNode();
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

  private static ObjectNode problem(Problem problem) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("kind", problem.kind().name().toLowerCase(Locale.ROOT));
    node.put("what", problem.what());
    ArrayNode evidence = node.putArray("evidence");
    problem.evidence().forEach(evidence::add);
    ArrayNode next = node.putArray("next");
    problem.next().forEach(next::add);
    return node;
  }
}
