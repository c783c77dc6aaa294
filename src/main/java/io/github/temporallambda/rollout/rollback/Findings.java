package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.report.PlacedExecution;
import io.github.temporallambda.report.RollbackFacts;
import io.github.temporallambda.report.RollbackFacts.Course;
import io.github.temporallambda.rollout.run.ReportDraft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rollback has found and done so far; each addition goes into the report at once, so that a
 * run that stops half-way tells it too. For one run, on one thread.
 */
final class Findings {

  private final ReportDraft draft;
  private final List<PlacedExecution> rescued = new ArrayList<>();
  private final Map<String, PlacedExecution> movedUnreplayed = new LinkedHashMap<>();
  private final List<PlacedExecution> stranded = new ArrayList<>();
  private final List<PlacedExecution> movedStranded = new ArrayList<>();
  private Course course = Course.unknown();
  private Optional<String> moveCommand = Optional.empty();

  Findings(ReportDraft draft) {
    this.draft = draft;
  }

  void planned(RollbackPlan plan) {
    course =
        new Course(
            Optional.of(plan.target().id()),
            plan.left(),
            List.of(),
            plan.passedOver().stream().map(PassedOver::toString).toList());
    keep();
  }

  void planned(Completion completion) {
    course =
        new Course(
            completion.current().map(RollbackTarget::id), completion.left(), List.of(), List.of());
    keep();
  }

  void condemned(List<DeploymentVersionId> ids) {
    course = course.condemning(ids);
    keep();
  }

  void rescued(List<PlacedExecution> executions) {
    rescued.addAll(executions);
    keep();
  }

  /** Those that were noted before are noted once, with the newest reason. */
  void movedUnreplayed(List<PlacedExecution> executions) {
    executions.forEach(execution -> movedUnreplayed.put(execution.runId(), execution));
    keep();
  }

  void stranded(List<PlacedExecution> staying, Optional<String> command) {
    stranded.addAll(staying);
    moveCommand = command;
    keep();
  }

  void movedStranded(List<PlacedExecution> executions) {
    movedStranded.addAll(executions);
    keep();
  }

  /** Whether this run pinned it. */
  boolean isRescued(String runId) {
    return rescued.stream().anyMatch(execution -> execution.runId().equals(runId));
  }

  private void keep() {
    draft.rollback(
        new RollbackFacts(
            course,
            rescued,
            List.copyOf(movedUnreplayed.values()),
            stranded,
            movedStranded,
            moveCommand));
  }
}
