package io.github.temporallambda.rollout.request;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.Optional;

/**
 * What is to be released. The Build ID {@code dev} belongs to development mode, and to nothing
 * else.
 *
 * @param id the Worker Deployment Version it will be
 * @param commit the commit it was built from; empty where that is not known, and in development
 *     mode, where it does not count
 * @param artifact what was built, or what Lambda holds
 * @param handler where the module names it; else the function's own setting counts
 * @param mode how it comes to run
 */
public record Candidate(
    DeploymentVersionId id,
    Optional<GitCommit> commit,
    DeploymentPackage artifact,
    Optional<HandlerName> handler,
    ReleaseMode mode) {

  /**
   * @throws IllegalArgumentException when the Build ID is {@code dev} without development mode, or
   *     another in it
   */
  public Candidate {
    if (id.buildId().isDevelopment() != (mode instanceof ReleaseMode.Development)) {
      throw new IllegalArgumentException(id + " does not go with " + mode);
    }
  }

  /** Of what was built, to be published. */
  public Candidate(
      DeploymentVersionId id,
      Optional<GitCommit> commit,
      DeploymentPackage artifact,
      Optional<HandlerName> handler) {
    this(id, commit, artifact, handler, new ReleaseMode.Publishing());
  }

  /**
   * The handler that runs on {@code function}: the module's, or else the function's own.
   *
   * @throws ProblemException CONFIGURATION, when the latter counts and is no Java handler
   */
  public HandlerName handlerOn(FunctionConfiguration function) {
    return handler.orElseGet(() -> handlerOf(function));
  }

  /**
   * The handler that {@code function} is set to.
   *
   * @throws ProblemException CONFIGURATION, when that is no Java handler
   */
  public static HandlerName handlerOf(FunctionConfiguration function) {
    try {
      return new HandlerName(function.settings().handler());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.configuration(
              "The function's handler setting names no Java handler: " + e.getMessage() + ".",
              "aws lambda update-function-configuration --function-name "
                  + function.functionName()
                  + " --handler pkg.Class"),
          e);
    }
  }
}
