package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.history.HistoryDirectory;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.LiveHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.rollout.StepOutcome.Done;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Downloads histories of running executions into a directory. Changes nothing at Temporal. */
public final class Recording {

  private final WorkerDeployments deployments;
  private final AffectedExecutions executions;
  private final HistoryDownload download;
  private final Journal journal;

  /** Reads through these; {@code narration} hears each step. */
  public Recording(
      WorkerDeployments deployments,
      AffectedExecutions executions,
      HistoryDownload download,
      Narration narration,
      Clock clock) {
    this.deployments = deployments;
    this.executions = executions;
    this.download = download;
    this.journal = new Journal(narration, clock);
  }

  /**
   * What was found and kept.
   *
   * @param found how many executions would move
   * @param kept how many histories lie in the directory now because of this run
   */
  public record Recorded(int found, int kept) {}

  /**
   * Records. Safe to repeat: the file of an execution that was recorded before is replaced.
   *
   * @throws ProblemException when it is not known which task queues are meant, when the server does
   *     not answer, or when the directory cannot be written to
   */
  public Recorded run(RecordRequest request) {
    List<AffectedExecution> found = journal.step(StepNames.EXECUTIONS, () -> found(request));
    return journal.step(StepNames.RECORD, () -> recorded(found, request));
  }

  private StepOutcome<List<AffectedExecution>> found(RecordRequest request) {
    Set<String> taskQueues =
        request.taskQueues().isEmpty()
            ? ofCurrentVersion(request.deploymentName())
            : request.taskQueues();
    ExecutionScope scope =
        new ExecutionScope.Narrowed(
            new ExecutionScope.Moving(request.deploymentName(), taskQueues),
            request.workflowTypes(),
            request.listFilter());
    List<AffectedExecution> found = executions.read(scope);
    String queues = taskQueues.stream().sorted().collect(Collectors.joining(", "));
    return new Done<>(found, found.size() + " executions would move; task queues " + queues);
  }

  private Set<String> ofCurrentVersion(DeploymentName deploymentName) {
    DeploymentVersionId current =
        deployments
            .describe(deploymentName)
            .flatMap(RoutingState::current)
            .orElseThrow(() -> noCurrentVersion(deploymentName));
    return deployments.describe(current).stream()
        .flatMap(version -> version.taskQueues().stream())
        .filter(queue -> queue.type() == TaskQueueType.WORKFLOW)
        .map(PolledTaskQueue::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ProblemException noCurrentVersion(DeploymentName deploymentName) {
    return new ProblemException(
        Problem.configuration(
            "temporal-lambda.taskQueues is missing, and "
                + deploymentName
                + " has no current version whose task queues could be taken.",
            "name them: -Dtemporal-lambda.taskQueues=…"));
  }

  private StepOutcome<Recorded> recorded(List<AffectedExecution> found, RecordRequest request) {
    List<AffectedExecution> chosen = firstOfEachType(found, request.maxHistories());
    try (HistorySpool spool = HistorySpool.create()) {
      List<LiveHistory> fetched = download.fetch(chosen, spool);
      if (!fetched.isEmpty()) {
        HistoryDirectory directory = HistoryDirectory.at(request.directory());
        for (LiveHistory one : fetched) {
          directory.keep(one, request.format());
        }
      }
      return new Done<>(
          new Recorded(found.size(), fetched.size()), says(found.size(), fetched.size()));
    } catch (IOException e) {
      throw new ProblemException(
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

  private static String says(int found, int kept) {
    return kept == found
        ? kept + " histories"
        : kept + " of " + found + ", the first of each workflow type first";
  }

  /** One execution of each type, then the others, each group in the order given. */
  static List<AffectedExecution> firstOfEachType(List<AffectedExecution> all, int most) {
    Set<String> types = new HashSet<>();
    List<AffectedExecution> first = new ArrayList<>();
    List<AffectedExecution> others = new ArrayList<>();
    all.forEach(one -> (types.add(one.workflowType()) ? first : others).add(one));
    first.addAll(others);
    return List.copyOf(first.subList(0, Math.min(most, first.size())));
  }
}
