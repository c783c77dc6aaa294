package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.history.HistoryDirectory;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.HistorySink;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.LiveHistory;
import io.github.temporallambda.history.Selection;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.rollout.gate.CurrentQueues;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.run.Journal;
import io.github.temporallambda.rollout.run.StepOutcome;
import io.github.temporallambda.rollout.run.StepOutcome.Done;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Downloads histories of running executions into a directory. Changes nothing at Temporal. */
public final class Recording {

  private final WorkerDeployments deployments;
  private final AffectedExecutions executions;
  private final HistoryDownload download;

  /** Reads through these. */
  public Recording(
      WorkerDeployments deployments, AffectedExecutions executions, HistoryDownload download) {
    this.deployments = deployments;
    this.executions = executions;
    this.download = download;
  }

  /**
   * What was found and kept.
   *
   * @param facts how many executions there were, and how many were selected
   * @param kept how many histories lie in the directory now because of this run
   */
  public record Recorded(SelectionFacts facts, int kept) {}

  /**
   * Records. Safe to repeat: the file of an execution that was recorded before is replaced.
   *
   * @throws ProblemException when it is not known which task queues are meant, when the server does
   *     not answer, or when the directory cannot be written to
   */
  public Recorded run(RecordRequest request, Journal journal) {
    Selection selected = journal.step(StepNames.EXECUTIONS, () -> selected(request));
    return journal.step(StepNames.RECORD, () -> recorded(selected, request));
  }

  private StepOutcome<Selection> selected(RecordRequest request) {
    Set<String> taskQueues =
        request.taskQueues().isEmpty()
            ? ofCurrentVersion(request.deploymentName())
            : request.taskQueues();
    Selection selected =
        executions.select(
            new ExecutionScope.Moving(request.deploymentName(), taskQueues), request.selection());
    String queues = taskQueues.stream().sorted().collect(Collectors.joining(", "));
    return new Done<>(
        selected, selected.facts().moving() + " executions would move; task queues " + queues);
  }

  private Set<String> ofCurrentVersion(DeploymentName deploymentName) {
    return new CurrentQueues(deployments)
        .of(deploymentName)
        .orElseThrow(() -> noCurrentVersion(deploymentName));
  }

  private static ProblemException noCurrentVersion(DeploymentName deploymentName) {
    return new ProblemException(
        Problem.configuration(
            "temporal-lambda.taskQueues is missing, and "
                + deploymentName
                + " has no current version whose task queues could be taken.",
            "name them: -Dtemporal-lambda.taskQueues=…"));
  }

  private StepOutcome<Recorded> recorded(Selection selected, RecordRequest request) {
    AtomicInteger kept = new AtomicInteger();
    sweep(request);
    try (HistorySpool spool = HistorySpool.create()) {
      HistorySink keeping =
          one -> {
            keep(one, request);
            spool.remove(one.history());
            kept.incrementAndGet();
          };
      download.stream(selected.executions(), Map.of(), spool, keeping);
      download.streamCompleted(material(selected), spool, keeping);
    }
    String closed = selected.completed().isEmpty() ? "" : " and of completed ones";
    return new Done<>(
        new Recorded(selected.facts(), kept.get()),
        kept.get() + " histories: " + selected.facts().says() + closed);
  }

  /** A file is an execution's, whatever its run: what runs has it, else what completed last. */
  static List<AffectedExecution> material(Selection selected) {
    Set<String> taken = new HashSet<>();
    selected.executions().forEach(one -> taken.add(one.workflowId()));
    return selected.completed().stream().filter(one -> taken.add(one.workflowId())).toList();
  }

  private static void sweep(RecordRequest request) {
    try {
      HistoryDirectory.sweep(request.directory());
    } catch (IOException e) {
      throw unwritable(request, e);
    }
  }

  private static void keep(LiveHistory history, RecordRequest request) {
    try {
      var unused = HistoryDirectory.at(request.directory()).keep(history, request.format());
    } catch (IOException e) {
      throw unwritable(request, e);
    }
  }

  private static ProblemException unwritable(RecordRequest request, IOException e) {
    return new ProblemException(
        Problem.configuration(
            "temporal-lambda.histories: "
                + request.directory()
                + " cannot be written to ("
                + e.getClass().getSimpleName()
                + ").",
            "name a directory that can be: -Dtemporal-lambda.histories=…"),
        e);
  }
}
