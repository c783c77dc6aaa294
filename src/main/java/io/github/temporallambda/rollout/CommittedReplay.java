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
import io.github.temporallambda.rollout.gate.CurrentQueues;
import io.github.temporallambda.rollout.gate.Gate;
import io.github.temporallambda.rollout.gate.GateJudgement;
import io.github.temporallambda.rollout.gate.GateSummary;
import io.github.temporallambda.rollout.gate.MovingExecutions;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.run.ReportDraft;
import io.github.temporallambda.rollout.run.ReportedRun;
import io.github.temporallambda.rollout.run.RunFrame;
import io.github.temporallambda.rollout.run.StepOutcome;
import io.github.temporallambda.rollout.run.StepOutcome.Done;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
   * What is replayed besides, of what runs.
   *
   * @param moving reads the running executions
   * @param currentQueues the workflow task queues of the version that is current; asked for once
   *     the artifact polls; of none where no version is
   */
  public record Live(MovingExecutions moving, Supplier<Set<String>> currentQueues) {}

  /**
   * Replays. Safe to repeat.
   *
   * @param live empty: offline, committed histories alone
   * @throws ProblemException unless every history replays; the reports are written before
   */
  public RolloutReport run(Gate.Job job, Optional<Live> live) {
    RunFrame.Subject subject =
        new RunFrame.Subject(
            "replay", ReleaseFacts.of(job.expected(), Optional.empty(), job.code()), facts(job));
    return new ReportedRun(narration, reports, clock)
        .run(
            subject,
            (journal, draft) -> {
              journal.step(StepNames.REPLAY, () -> replayed(job, live, draft));
              return RunOutcome.SUCCEEDED;
            });
  }

  private StepOutcome<GateVerdict> replayed(Gate.Job job, Optional<Live> live, ReportDraft draft) {
    requireHandler(job);
    try (Gate gate = Gate.open(replayGate, job)) {
      return live.isPresent()
          ? withMoving(gate, job, live.get(), draft)
          : committed(gate, job, draft);
    }
  }

  private static StepOutcome<GateVerdict> committed(Gate gate, Gate.Job job, ReportDraft draft) {
    GateVerdict verdict = required(gate.replay(GateMaterial.of(gate.committed())), job, draft);
    return new Done<>(verdict, GateSummary.ofCommitted(verdict));
  }

  private static StepOutcome<GateVerdict> withMoving(
      Gate gate, Gate.Job job, Live live, ReportDraft draft) {
    MovingExecutions.Replayed replayed =
        live.moving().replayWith(gate.committed(), gate, polled -> scope(job, live, polled));
    return new Done<>(required(replayed.all(), job, draft), GateSummary.of(replayed));
  }

  /** The report has it before it can stop the run. */
  private static GateVerdict required(GateVerdict verdict, Gate.Job job, ReportDraft draft) {
    draft.gate(verdict);
    GateJudgement.require(verdict, job.expected());
    return verdict;
  }

  private static ExecutionScope scope(Gate.Job job, Live live, Set<PolledTaskQueue> polled) {
    Set<String> queues = MovingExecutions.workflowQueues(polled);
    return new ExecutionScope.Moving(
        job.expected().deploymentName(),
        queues,
        CurrentQueues.left(live.currentQueues().get(), queues));
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
