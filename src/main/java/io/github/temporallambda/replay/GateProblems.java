package io.github.temporallambda.replay;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.handler.HandlerHost;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.cause.JvmEnded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What can be wrong with an artifact in the gate, in words a user can act on. */
final class GateProblems {

  private static final int SHOWN_HISTORIES = 3;
  private static final String READ_DEPLOYMENT =
      "let the worker read its deployment name and Build ID from the environment:"
          + " TEMPORAL_DEPLOYMENT_NAME and TEMPORAL_WORKER_BUILD_ID (or"
          + " TEMPORAL_LAMBDA_DEPLOYMENT_NAME and TEMPORAL_LAMBDA_BUILD_ID)";
  private static final String GIVE =
      "<replayEnvironment> in the POM, or -Dtemporal-lambda.replayInheritEnvironment=";
  private static final String ENVIRONMENT =
      "if it misses a variable, give it with "
          + GIVE
          + "NAME; what its initialiser needs besides Temporal is to be reached only once a task"
          + " needs it";
  private static final String LAYERS =
      "the artifact lacks a class: package it, or name the function's layers with"
          + " -Dtemporal-lambda.layers=…; what a function's own configuration has as layers cannot be"
          + " seen from here";

  private GateProblems() {}

  static Problem otherBuildId(
      PolledTaskQueue queue, String announced, DeploymentVersionId expected) {
    return Problem.gate(
        "The artifact announces Build ID '"
            + announced
            + "', and '"
            + expected.buildId()
            + "' is about to be registered",
        List.of("polled " + queue),
        READ_DEPLOYMENT);
  }

  static Problem otherDeployment(
      PolledTaskQueue queue, String announced, DeploymentVersionId expected) {
    return Problem.gate(
        "The artifact announces deployment '"
            + announced
            + "', and '"
            + expected.deploymentName()
            + "' is about to be registered",
        List.of("polled " + queue),
        READ_DEPLOYMENT);
  }

  static Problem unversioned(PolledTaskQueue queue, DeploymentVersionId expected) {
    return Problem.gate(
        "The artifact's worker is unversioned: it announces no Deployment Version, and "
            + expected
            + " is about to be registered",
        List.of("polled " + queue),
        "set WorkerOptions.setDeploymentOptions with setUseVersioning(true), and "
            + READ_DEPLOYMENT);
  }

  static Problem namespace(String named, String expected) {
    return Problem.gate(
        "The artifact uses namespace '" + named + "', and the release is for '" + expected + "'",
        List.of(),
        "let the handler read the namespace from the environment: TEMPORAL_NAMESPACE");
  }

  static Problem reachedOutside(Collection<String> targets) {
    return Problem.gate(
        "The artifact tried to reach " + String.join(", ", targets) + " from the replay gate",
        List.of("nothing was sent: the gate lets a handler reach its own frontend only"),
        "let the handler read Temporal's address from the environment: TEMPORAL_ADDRESS; reach"
            + " other services only once a task needs them");
  }

  static Problem neverPolled(String what, Duration within, List<String> output) {
    HandlerFailure failure = new HandlerFailure(output);
    return failure
        .undecided()
        .map(undecided -> noBehaviour(undecided, failure))
        .orElseGet(
            () ->
                Problem.gate(
                    "The artifact polled no " + what + " within " + within.toSeconds() + " s",
                    failure.shown(),
                    "let the handler start its worker and return only near its deadline"
                        + " (Context.getRemainingTimeInMillis); "
                        + ENVIRONMENT));
  }

  static Problem ended(JvmEnded how, List<String> output) {
    HandlerFailure failure = new HandlerFailure(output);
    int status = how.exitStatus();
    String what = "The handler's JVM " + how.predicate() + " in the replay gate";
    if (status == HandlerHost.INIT_ERROR && has(output, HandlerHost.INIT_ERROR_LINE)) {
      what = "The handler could not be initialised in the replay gate" + exception(failure);
    } else if (status == HandlerHost.FUNCTION_ERROR
        && has(output, HandlerHost.FUNCTION_ERROR_LINE)) {
      what = "The handler threw in the replay gate" + exception(failure);
    }
    String ended = what;
    return failure
        .undecided()
        .map(undecided -> noBehaviour(undecided, failure))
        .orElseGet(() -> Problem.gate(ended, evidence(failure), next(failure)));
  }

  private static String exception(HandlerFailure failure) {
    return failure.exception().map(name -> ": " + name).orElse("");
  }

  private static List<String> evidence(HandlerFailure failure) {
    List<String> evidence = new ArrayList<>();
    failure.at().ifPresent(frame -> evidence.add("code at " + frame));
    evidence.addAll(failure.shown());
    return evidence;
  }

  private static String next(HandlerFailure failure) {
    if (failure.missesClass()) {
      return LAYERS;
    }
    return failure
        .missingVariable()
        .map(name -> "it seems to miss the variable " + name + ": give it with " + GIVE + name)
        .orElseGet(
            () ->
                failure.isNull()
                    ? "a null does not tell what was missing; if that line reads a variable, give"
                        + " it with "
                        + GIVE
                        + "NAME"
                    : ENVIRONMENT);
  }

  private static Problem noBehaviour(HandlerFailure.Undecided undecided, HandlerFailure failure) {
    return Problem.gate(
        "Workflow " + undecided.implementation() + " has no versioning behaviour",
        evidence(failure),
        "decide on it: @WorkflowVersioningBehavior(VersioningBehavior.PINNED or AUTO_UPGRADE) at "
            + undecided.method()
            + "() of that class, or a default for all:"
            + " WorkerDeploymentOptions.setDefaultVersioningBehavior");
  }

  /** Whether the handler itself failed, which no history is to blame for. */
  static boolean isHandlersOwn(int status, List<String> output) {
    return (status == HandlerHost.INIT_ERROR && has(output, HandlerHost.INIT_ERROR_LINE))
        || (status == HandlerHost.FUNCTION_ERROR && has(output, HandlerHost.FUNCTION_ERROR_LINE));
  }

  static Problem endedUnexplained(JvmEnded how) {
    return Problem.gate(
        "The handler's JVM "
            + how.predicate()
            + " while histories were replayed together; replayed alone, none of them ended it",
        List.of(),
        "run the gate again; if it stays so, look for threads and state that the handler's code"
            + " shares between workflows");
  }

  static Problem killed(JvmEnded how, int times) {
    return Problem.gate(
        "The handler's JVM "
            + how.predicate()
            + ", "
            + times
            + " times, before it replayed anything",
        List.of(),
        "look for who ends processes on this machine, such as its watch on memory");
  }

  static Problem contradicted(List<RecordedHistory> histories) {
    return Problem.gate(
        "The artifact answered twice to one task, and not the same",
        histories.stream()
            .limit(SHOWN_HISTORIES)
            .map(each -> "workflow " + each.workflowId())
            .toList(),
        "let Temporal's own SDK answer its tasks, once each");
  }

  static Problem stoppedPolling(Duration within, List<String> output) {
    return Problem.gate(
        "The artifact stopped polling: histories waited for " + within.toSeconds() + " s",
        new HandlerFailure(output).shown(),
        "let the handler's workers run until near its deadline"
            + " (Context.getRemainingTimeInMillis)");
  }

  static Problem tooManyQueues(int most) {
    return Problem.gate(
        "The artifact polls more than " + most + " task queues",
        List.of(),
        "let its workers poll task queues of fixed names");
  }

  /**
   * @param left histories without a verdict
   * @param suspects those of them that were under way when a JVM ended or did not answer
   */
  static Problem outOfTime(Duration whole, int left, int suspects) {
    List<String> evidence = new ArrayList<>();
    evidence.add(left + " histories were not replayed");
    if (suspects > 0) {
      evidence.add(
          suspects
              + " of these were under way when the handler's JVM ended or did not answer; there was"
              + " no time to replay them alone");
    }
    return Problem.gate(
        "The replay gate ran out of time: " + whole.toSeconds() + " s for all",
        evidence,
        "allow more time, for instance -Dtemporal-lambda.gateTimeout=PT30M");
  }

  static Problem stopped() {
    return new Problem(
        ProblemKind.INTERRUPTED,
        "The replay gate was stopped",
        List.of(),
        List.of("run the same command again: it replays them all"));
  }

  static Problem interrupted() {
    return Problem.gate("The replay gate was interrupted", List.of(), "run it again");
  }

  private static boolean has(List<String> output, String beginning) {
    return output.stream().anyMatch(line -> line.startsWith(beginning));
  }
}
