package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.ExecutionId;
import io.github.temporallambda.deployment.Pinning;
import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.report.PlacedExecution;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.StepOutcome;
import io.github.temporallambda.rollout.run.StepOutcome.Done;
import io.github.temporallambda.rollout.run.StepOutcome.Skipped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The Pinned executions that no routing moves: they stay on the version that was left. Those that
 * this run has rescued are not among them, since they belong there.
 */
final class Stranded {

  private final Connections connections;
  private final RollbackRequest request;
  private final Findings findings;

  Stranded(Connections connections, RollbackRequest request, Findings findings) {
    this.connections = connections;
    this.request = request;
    this.findings = findings;
  }

  /** Counts and lists them, with the command that moves those that can be moved. */
  StepOutcome<Integer> list(List<DeploymentVersionId> left) {
    List<PlacedExecution> all = read(left);
    Optional<String> command =
        Optional.of(
                all.stream()
                    .map(PlacedExecution::on)
                    .distinct()
                    .map(this::moveCommand)
                    .collect(Collectors.joining(" && ")))
            .filter(text -> !text.isEmpty());
    findings.stranded(all, command);
    return all.isEmpty()
        ? new Skipped<>(0, "no Pinned execution stays on " + BackRouting.names(left))
        : new Done<>(all.size(), staying(all.size(), left));
  }

  /** Pins those that replay on the target there instead; the others stay. */
  StepOutcome<Integer> move(
      List<DeploymentVersionId> left, RollbackTarget target, ReverseGate gate) {
    List<PlacedExecution> all = read(left);
    if (all.isEmpty()) {
      return new Skipped<>(0, "no Pinned execution stays on " + BackRouting.names(left));
    }
    Map<String, PlacedExecution> staying = new LinkedHashMap<>();
    all.forEach(execution -> staying.put(execution.runId(), execution));
    List<PlacedExecution> moved = new ArrayList<>();
    Pinning pinning = pin(replayed(gate, all, staying), target);
    pinning.closed().forEach(id -> staying.remove(id.runId()));
    for (ExecutionId id : pinning.pinned()) {
      Optional.ofNullable(staying.remove(id.runId()))
          .map(one -> placed(one, target.id(), ""))
          .ifPresent(moved::add);
    }
    pinning
        .failed()
        .forEach(
            failed ->
                staying.computeIfPresent(
                    failed.execution().runId(), (run, one) -> placed(one, one.on(), failed.why())));
    findings.movedStranded(moved);
    findings.stranded(List.copyOf(staying.values()), Optional.empty());
    return new Done<>(
        staying.size(),
        moved.size()
            + " Pinned executions moved to "
            + target.id()
            + (staying.isEmpty() ? "" : "; " + staying(staying.size(), left)));
  }

  private Pinning pin(List<ExecutionId> executions, RollbackTarget target) {
    return executions.isEmpty()
        ? new Pinning(List.of(), List.of(), List.of())
        : connections
            .overrides()
            .pin(executions, target.id(), "temporal-lambda: move what the rollback stranded");
  }

  /** Those that passed; the reason of the others is noted in {@code staying}. */
  private static List<ExecutionId> replayed(
      ReverseGate gate, List<PlacedExecution> all, Map<String, PlacedExecution> staying) {
    List<AffectedExecution> executions =
        all.stream()
            .map(one -> new AffectedExecution(one.workflowId(), one.runId(), one.workflowType()))
            .toList();
    GateVerdict verdict = gate.replayNew(() -> executions);
    List<ExecutionId> passed = new ArrayList<>();
    for (HistoryVerdict one : verdict.histories()) {
      if (one.outcome() == Outcome.PASSED) {
        passed.add(Incompatible.execution(one));
      } else {
        staying.computeIfPresent(
            one.history().runId(), (run, placed) -> placed(placed, placed.on(), one.reason()));
      }
    }
    return passed;
  }

  private List<PlacedExecution> read(List<DeploymentVersionId> left) {
    List<PlacedExecution> all = new ArrayList<>();
    for (DeploymentVersionId id : left) {
      connections.executions().read(new ExecutionScope.PinnedTo(id)).stream()
          .filter(execution -> !findings.isRescued(execution.runId()))
          .map(
              one -> new PlacedExecution(one.workflowType(), one.workflowId(), one.runId(), id, ""))
          .forEach(all::add);
    }
    return all;
  }

  private static PlacedExecution placed(PlacedExecution one, DeploymentVersionId on, String why) {
    return new PlacedExecution(one.workflowType(), one.workflowId(), one.runId(), on, why);
  }

  private String moveCommand(DeploymentVersionId from) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("temporal-lambda.from", from.buildId().value());
    properties.put("temporal-lambda.moveStranded", "true");
    return request.command().line("rollback", properties);
  }

  private static String staying(int count, List<DeploymentVersionId> left) {
    return count + " Pinned executions stay on " + BackRouting.names(left);
  }
}
