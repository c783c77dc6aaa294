package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.RpcRefusal;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives a version its compute config, new or existing. An error of these calls may mean that it
 * happened all the same, so the version is read before anything is concluded.
 */
final class VersionCompute {

  /** A second one with the same request id joins the first where that is still under way. */
  private static final int ATTEMPTS = 2;

  private final DeploymentCalls calls;
  private final ControllerHistory controller;
  private final Function<DeploymentVersionId, Optional<DeploymentVersion>> read;

  VersionCompute(
      DeploymentCalls calls,
      ControllerHistory controller,
      Function<DeploymentVersionId, Optional<DeploymentVersion>> read) {
    this.calls = calls;
    this.controller = controller;
    this.read = read;
  }

  void create(DeploymentVersionId id, LambdaCompute compute) {
    for (int attempt = 1; ; attempt++) {
      try {
        calls.createDeploymentVersion(id, compute);
        settle(existing(id), compute);
        return;
      } catch (StatusRuntimeException e) {
        Optional<DeploymentVersion> version = read.apply(id);
        if (version.isPresent()) {
          settle(version.get(), compute);
          return;
        }
        if (attempt == ATTEMPTS || !isWorthRepeating(e)) {
          throw notCreated(id, compute, e);
        }
      }
    }
  }

  void update(DeploymentVersionId id, LambdaCompute compute) {
    try {
      calls.updateComputeConfig(id, compute);
      refuseOther(existing(id), compute);
    } catch (StatusRuntimeException e) {
      boolean tookEffect =
          RpcProblems.isAmbiguous(e)
              && RpcRefusal.of(e) != RpcRefusal.INTERNAL
              && existing(id).compute().filter(compute::equals).isPresent();
      if (!tookEffect) {
        throw ComputeProblems.explain(
            "Could not set the compute config of " + id + ".",
            compute,
            calls.target(),
            e,
            controller.lastFailure(id));
      }
    }
  }

  /** Makes an existing version what was asked for, as far as that changes no code under it. */
  private void settle(DeploymentVersion version, LambdaCompute compute) {
    if (version.compute().filter(compute::equals).isPresent()) {
      return;
    }
    if (invokesSame(version, compute) || version.computeProviders().isEmpty()) {
      update(version.id(), compute);
      return;
    }
    refuseOther(version, compute);
  }

  /** A provider without an ARN to be seen counts as another. */
  private static void refuseOther(DeploymentVersion version, LambdaCompute compute) {
    if (invokesSame(version, compute)) {
      return;
    }
    throw new ProblemException(
        Problem.conflict(
            "Deployment version " + version.id() + " exists and runs other code.",
            List.of(
                "registered: "
                    + version
                        .compute()
                        .map(LambdaCompute::functionArn)
                        .orElse("provider " + String.join(", ", version.computeProviders())),
                "asked for: " + compute.functionArn()),
            "a Build ID never changes its code: release another commit, or another Build ID"));
  }

  private static boolean invokesSame(DeploymentVersion version, LambdaCompute compute) {
    return version
        .compute()
        .filter(present -> present.functionArn().equals(compute.functionArn()))
        .isPresent();
  }

  private DeploymentVersion existing(DeploymentVersionId id) {
    return read.apply(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.conflict(
                        "Deployment version " + id + " is gone right after it was there.",
                        List.of("asked " + calls.target()),
                        "find who deletes versions of it, then run it again")));
  }

  /** Not the failures that the controller has retried itself, nor limits. */
  private static boolean isWorthRepeating(StatusRuntimeException e) {
    RpcRefusal row = RpcRefusal.of(e);
    return row.isWorthAnotherRead()
        && row != RpcRefusal.INTERNAL
        && row != RpcRefusal.EXHAUSTED
        && row != RpcRefusal.EXISTS;
  }

  /**
   * A failed creation leaves its controller running, where it counts against the namespace's limit.
   * It is ended where the failure is final; after a timeout the server may still be at it.
   */
  private ProblemException notCreated(
      DeploymentVersionId id, LambdaCompute compute, StatusRuntimeException e) {
    Optional<String> cause = controller.lastFailure(id);
    RpcRefusal row = RpcRefusal.of(e);
    if (row == RpcRefusal.INTERNAL || row == RpcRefusal.INVALID) {
      controller.terminate(id, "creating deployment version " + id + " failed");
    }
    return ComputeProblems.explain(
        "Could not create deployment version " + id + ".", compute, calls.target(), e, cause);
  }
}
