package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells, where somebody else wrote to {@code $LATEST} between a run's reading and its writing, what
 * the function itself knows of them: which Build ID it announces now. AWS keeps no name with it.
 *
 * <p>Of two runs of one commit one may stop here. Its user is told that the other does the same:
 * two that publish at once could make two versions of one Build ID.
 */
record OtherPublisher(LambdaFunctions functions, Candidate candidate) {

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
                + ": what it publishes is what this run would have published"),
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
    return new Problem(
        problem.kind(),
        problem.what(),
        with(
            problem,
            fresh
                ? "another run releases "
                    + candidate.id().deploymentName()
                    + ":"
                    + announced.get()
                    + ": so the function announces now"
                : "no other release: the function announces what it announced before"),
        next);
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

  private static List<String> with(Problem problem, String line) {
    return problem.withEvidence(List.of(line)).evidence();
  }
}
