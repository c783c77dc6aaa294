package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.DeploymentPackage;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/** Creates functions on a local stand-in; the product never creates one on AWS. */
public final class FunctionCreation implements AutoCloseable {

  private final AwsClients clients;
  private final LambdaApi api;

  private FunctionCreation(AwsClients clients) {
    this.clients = clients;
    this.api = new LambdaApi(clients.lambda());
  }

  /** Opens a client of the stand-in; calls nothing yet. */
  public static FunctionCreation at(AwsAccess.Local local, String region) {
    return new FunctionCreation(AwsClients.open(Optional.of(region), local));
  }

  /**
   * Creates the function with its first code (CreateFunction), without publishing a version and
   * without waiting: {@link LambdaFunctions} waits where it has to.
   *
   * @throws io.github.temporallambda.problem.ProblemException when the stand-in refuses, for
   *     instance because the function exists
   */
  public void create(NewFunction function, DeploymentPackage initialCode) {
    EnvironmentRules.check(function.environment().values(), function.environment());
    SdkBytes zip = SdkBytes.fromByteArrayUnsafe(FunctionUpdates.checkedBytes(initialCode));
    FunctionSettings settings = function.settings();
    api.answer(
        api.call("CreateFunction", function.functionName()),
        client ->
            client.createFunction(
                request ->
                    request
                        .functionName(function.functionName().value())
                        .role(function.roleArn())
                        .runtime(settings.runtime())
                        .handler(settings.handler())
                        .timeout(Math.toIntExact(settings.timeout().toSeconds()))
                        .memorySize(settings.memoryMb())
                        .architecturesWithStrings(settings.architectures())
                        .environment(e -> e.variables(function.environment().values()))
                        .code(code -> code.zipFile(zip))));
  }

  @Override
  public void close() {
    clients.close();
  }
}
