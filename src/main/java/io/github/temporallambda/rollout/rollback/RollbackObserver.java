package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionInventory;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.rollout.observe.DeploymentReader;
import io.github.temporallambda.rollout.rollback.BackingCode.Held;
import io.github.temporallambda.rollout.rollback.BackingCode.Missing;
import io.github.temporallambda.rollout.run.Connections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a deployment, all its versions and what lies behind them. Writes nothing. */
final class RollbackObserver {

  private final Connections connections;
  private final Map<FunctionName, Optional<FunctionInventory>> inventories = new HashMap<>();

  RollbackObserver(Connections connections) {
    this.connections = connections;
  }

  RollbackObserved observe(DeploymentName deploymentName) {
    DeploymentReader.Whole status =
        new DeploymentReader(connections.deployments()).read(deploymentName);
    Map<DeploymentVersionId, BackingCode> code = new HashMap<>();
    status.versions().forEach(version -> code.put(version.id(), code(version)));
    return new RollbackObserved(status.routing(), status.versions(), code);
  }

  private BackingCode code(DeploymentVersion version) {
    return version
        .compute()
        .map(LambdaCompute::functionArn)
        .map(this::code)
        .orElseGet(() -> new Missing("has no Lambda function behind it: a poll created it"));
  }

  private BackingCode code(String functionArn) {
    FunctionArn arn;
    try {
      arn = FunctionArn.parse(functionArn);
    } catch (IllegalArgumentException e) {
      return new Missing("points at no immutable Lambda version: " + functionArn);
    }
    LambdaFunctions functions = connections.functions();
    if (!arn.region().equals(functions.region())) {
      return new Missing(
          "lies in Region "
              + arn.region()
              + " and this run asks "
              + functions.region()
              + ": -Dtemporal-lambda.region="
              + arn.region());
    }
    return inventories
        .computeIfAbsent(arn.functionName(), name -> functions.inventory(name.value()))
        .flatMap(inventory -> inventory.find(arn))
        .<BackingCode>map(Held::new)
        .orElseGet(() -> new Missing("points at a Lambda version that is gone: " + arn));
  }
}
