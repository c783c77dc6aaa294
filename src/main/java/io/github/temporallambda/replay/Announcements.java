package io.github.temporallambda.replay;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.problem.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the artifact tells of itself in its polls: the task queues, the namespace, and the
 * Deployment Version, which are compared with what is about to be registered. Safe for use by
 * several threads.
 */
final class Announcements {

  /** One that polls ever new ones would never be done. */
  private static final int MOST_QUEUES = 1000;

  private static final int MOST_PROBLEMS = 20;

  private final DeploymentVersionId expected;
  private final String namespace;
  private final Set<PolledTaskQueue> polled = new TreeSet<>();
  private final Map<String, Problem> problems = new LinkedHashMap<>();
  private long lastNews;
  private boolean any;

  Announcements(DeploymentVersionId expected, String namespace) {
    this.expected = expected;
    this.namespace = namespace;
  }

  /**
   * Takes note of a poll.
   *
   * @return whether it announced what is expected; if not, it must get no history
   */
  synchronized boolean heard(PollRequest poll) {
    PolledTaskQueue queue = poll.taskQueue();
    boolean right =
        isNamespace(poll.namespace()) && isExpected(queue, poll.announced()) && isOneOfFew(queue);
    if (right && polled.add(queue)) {
      lastNews = System.nanoTime();
      any = true;
    }
    return right;
  }

  /** Compares a namespace that the artifact named; a wrong one becomes a problem. */
  synchronized boolean isNamespace(String named) {
    if (!named.equals(namespace)) {
      add("namespace " + named, () -> GateProblems.namespace(named, namespace));
    }
    return named.equals(namespace);
  }

  private boolean isExpected(PolledTaskQueue queue, AnnouncedVersion announced) {
    if (!announced.isVersioned()) {
      add("unversioned", () -> GateProblems.unversioned(queue, expected));
      return false;
    }
    String deployment = announced.deploymentName();
    String buildId = announced.buildId();
    if (!deployment.equals(expected.deploymentName().value())) {
      add(
          "deployment " + deployment,
          () -> GateProblems.otherDeployment(queue, deployment, expected));
      return false;
    }
    if (!buildId.equals(expected.buildId().value())) {
      add("build " + buildId, () -> GateProblems.otherBuildId(queue, buildId, expected));
      return false;
    }
    return true;
  }

  private boolean isOneOfFew(PolledTaskQueue queue) {
    boolean few = polled.size() < MOST_QUEUES || polled.contains(queue);
    if (!few) {
      add("queues", () -> GateProblems.tooManyQueues(MOST_QUEUES));
    }
    return few;
  }

  private void add(String key, Supplier<Problem> problem) {
    if (problems.size() < MOST_PROBLEMS && !problems.containsKey(key)) {
      problems.put(key, problem.get());
    }
  }

  /** Whether the artifact has polled at all, in the right way. */
  synchronized boolean any() {
    return any;
  }

  /** Everything polled so far. */
  synchronized Set<PolledTaskQueue> polled() {
    return Set.copyOf(polled);
  }

  /** The task queues polled for workflow tasks so far. */
  synchronized Set<String> workflowQueues() {
    return polled.stream()
        .filter(queue -> queue.type() == TaskQueueType.WORKFLOW)
        .map(PolledTaskQueue::name)
        .collect(Collectors.toSet());
  }

  /** Whether something was polled, and nothing new for that long. */
  synchronized boolean isSettled(Duration quiet) {
    return any && System.nanoTime() - lastNews >= quiet.toNanos();
  }

  /** What was wrong with the polls. */
  synchronized List<Problem> problems() {
    return List.copyOf(problems.values());
  }
}
