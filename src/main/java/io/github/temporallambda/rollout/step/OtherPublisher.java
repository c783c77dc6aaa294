package io.github.temporallambda.rollout.step;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.report.ReleaseOrigin;
import io.github.temporallambda.rollout.metadata.ReleaseMetadata;
import io.github.temporallambda.rollout.request.Candidate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells, where somebody else wrote to {@code $LATEST} between a run's reading and its writing, what
 * the function itself knows of them: which Build ID it announces now. AWS keeps no name with it;
 * where that version is registered already, Temporal does: actor, run and time.
 *
 * <p>Of two runs of one commit one may stop here. Its user is told that the other does the same:
 * two that publish at once could make two versions of one Build ID.
 */
record OtherPublisher(
    LambdaFunctions functions,
    Candidate candidate,
    Function<DeploymentVersionId, Optional<DeploymentVersion>> registered) {

  /**
   * Makes a write that was planned on {@code asRead}.
   *
   * @throws ProblemException as it comes; with who it was, where it is a CONFLICT
   */
  <T> T toldOf(FunctionConfiguration asRead, Supplier<T> write) {
    try {
      return write.get();
    } catch (ProblemException e) {
      throw e.problems().get(0).kind() == ProblemKind.CONFLICT ? told(e, asRead) : e;
    }
  }

  /** The lost race is told all the same where the function cannot be read again. */
  private ProblemException told(ProblemException lost, FunctionConfiguration asRead) {
    try {
      Problem problem = lost.problems().get(0);
      Optional<String> announced = announced(functions.describe(asRead.functionName()));
      boolean same = announced.filter(candidate.id().buildId().value()::equals).isPresent();
      return new ProblemException(
          same ? bySameCommit(problem) : byOthers(problem, asRead, announced), lost);
    } catch (ProblemException unreadable) {
      lost.addSuppressed(unreadable);
      return lost;
    }
  }

  private Problem bySameCommit(Problem problem) {
    return new Problem(
        problem.kind(),
        problem.what(),
        with(
            problem,
            "another run releases the same commit as "
                + candidate.id()
                + ": what it publishes is what this run would have published",
            candidate.id()),
        List.of("run the same command again when that run is over: it finds done what it did"));
  }

  private Problem byOthers(
      Problem problem, FunctionConfiguration asRead, Optional<String> announced) {
    boolean fresh = announced.isPresent() && !announced.equals(announced(asRead));
    List<String> next = new ArrayList<>(problem.next());
    next.add(
        "to learn who it was: aws cloudtrail lookup-events --lookup-attributes"
            + " AttributeKey=ResourceName,AttributeValue="
            + asRead.functionName());
    List<String> evidence =
        announced
            .map(this::other)
            .map(other -> fresh ? byRelease(problem, other) : byNone(problem, other))
            .orElseGet(() -> byNone(problem));
    return new Problem(problem.kind(), problem.what(), evidence, next);
  }

  private DeploymentVersionId other(String buildId) {
    return new DeploymentVersionId(candidate.id().deploymentName(), new BuildId(buildId));
  }

  private List<String> byNone(Problem problem, DeploymentVersionId other) {
    return with(
        problem,
        "no other release has begun since: the function announces " + other + ", as it did before",
        other);
  }

  private static List<String> byNone(Problem problem) {
    return problem
        .withEvidence(List.of("no other release: the function announces none of this deployment"))
        .evidence();
  }

  private List<String> byRelease(Problem problem, DeploymentVersionId other) {
    return with(
        problem, "another run releases " + other + ": so the function announces now", other);
  }

  /** The Build ID, where the function announces one of this deployment. */
  private Optional<String> announced(FunctionConfiguration function) {
    boolean ours =
        function
            .environment()
            .get(WorkerVariables.DEPLOYMENT_NAME)
            .filter(candidate.id().deploymentName().value()::equals)
            .isPresent();
    return ours ? function.environment().get(WorkerVariables.BUILD_ID) : Optional.empty();
  }

  private List<String> with(Problem problem, String line, DeploymentVersionId other) {
    return problem
        .withEvidence(Stream.concat(Stream.of(line), releasedBy(other).stream()).toList())
        .evidence();
  }

  /** The lost race is told all the same where Temporal does not tell of the other. */
  private Optional<String> releasedBy(DeploymentVersionId other) {
    try {
      return registered.apply(other).flatMap(OtherPublisher::releasedBy);
    } catch (ProblemException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> releasedBy(DeploymentVersion version) {
    ReleaseOrigin origin = ReleaseMetadata.origin(version);
    return origin
        .releasedBy()
        .map(actor -> origin.runUrl().map(url -> actor + " in " + url).orElse(actor))
        .map(
            who ->
                "released by "
                    + who
                    + version
                        .times()
                        .created()
                        .map(at -> ", registered " + at.truncatedTo(ChronoUnit.SECONDS))
                        .orElse(""));
  }
}
