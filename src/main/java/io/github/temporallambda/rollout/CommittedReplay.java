package io.github.temporallambda.rollout;

import io.github.temporallambda.artifact.PackageLayout;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.GateMaterial;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.Fact;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.StepOutcome.Done;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The gate alone: the committed histories on the artifact and, where asked for, the running
 * executions that it would move. Never reaches AWS; changes nothing but its report files.
 */
public final class CommittedReplay {

  private final ReplayGate replayGate;
  private final Narration narration;
  private final ReportFiles reports;
  private final Clock clock;

  /** Replays through {@code replayGate}, narrates, and leaves report and JUnit XML. */
  public CommittedReplay(
      ReplayGate replayGate, Narration narration, ReportFiles reports, Clock clock) {
    this.replayGate = replayGate;
    this.narration = narration;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * Replays. Safe to repeat.
   *
   * @param moving reads running executions; empty: offline, committed histories alone
   * @throws ProblemException unless every history replays; the reports are written before
   */
  public RolloutReport run(Gate.Job job, Optional<MovingExecutions> moving) {
    RunFrame.Subject subject =
        new RunFrame.Subject(
            "replay", ReleaseFacts.of(job.expected(), Optional.empty(), job.code()), facts(job));
    return new ReportedRun(narration, reports, clock)
        .run(
            subject,
            (journal, draft) -> {
              journal.step(StepNames.REPLAY, () -> replayed(job, moving, draft));
              return RunOutcome.SUCCEEDED;
            });
  }

  private StepOutcome<GateVerdict> replayed(
      Gate.Job job, Optional<MovingExecutions> moving, ReportDraft draft) {
    requireHandler(job);
    try (Gate gate = Gate.open(replayGate, job)) {
      return moving.isPresent()
          ? withMoving(gate, job, moving.get(), draft)
          : committed(gate, job, draft);
    }
  }

  private static StepOutcome<GateVerdict> committed(Gate gate, Gate.Job job, ReportDraft draft) {
    GateVerdict verdict = required(gate.replay(GateMaterial.of(gate.committed())), job, draft);
    return new Done<>(verdict, GateSummary.ofCommitted(verdict));
  }

  private static StepOutcome<GateVerdict> withMoving(
      Gate gate, Gate.Job job, MovingExecutions moving, ReportDraft draft) {
    MovingExecutions.Replayed replayed =
        moving.replayWith(gate.committed(), gate, polled -> scope(job, polled));
    return new Done<>(required(replayed.all(), job, draft), GateSummary.of(replayed));
  }

  /** The report has it before it can stop the run. */
  private static GateVerdict required(GateVerdict verdict, Gate.Job job, ReportDraft draft) {
    draft.gate(verdict);
    GateJudgement.require(verdict, job.expected());
    return verdict;
  }

  private static ExecutionScope scope(Gate.Job job, Set<PolledTaskQueue> polled) {
    return new ExecutionScope.Moving(
        job.expected().deploymentName(), MovingExecutions.workflowQueues(polled));
  }

  private static void requireHandler(Gate.Job job) {
    if (!PackageLayout.containsClass(job.code(), job.handler().className())) {
      throw new ProblemException(
          new Problem(
              ProblemKind.CONFIGURATION,
              "temporal-lambda.handler: the artifact does not hold the handler's class.",
              List.of("handler  " + job.handler(), "artifact " + job.code().file().getFileName()),
              List.of(
                  "name the artifact that holds it (<classifier>), or the handler (<handler>)")));
    }
  }

  /** For the head of the log. */
  public static List<Fact> facts(Gate.Job job) {
    return List.of(
        new Fact("version", job.expected().toString()),
        new Fact("artifact", job.code().file().getFileName().toString()),
        new Fact(
            "histories",
            job.settings().histories().map(Object::toString).orElse("none committed")));
  }
}
