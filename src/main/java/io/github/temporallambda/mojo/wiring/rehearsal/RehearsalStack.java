package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.JavaVersion;
import io.github.temporallambda.lambda.AwsAccess;
import io.github.temporallambda.lambda.AwsSettings;
import io.github.temporallambda.lambda.EnvironmentVariables;
import io.github.temporallambda.lambda.FunctionCreation;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.FunctionSettings;
import io.github.temporallambda.lambda.NewFunction;
import io.github.temporallambda.lambda.Patience;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.mojo.wiring.Wiring;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.FunctionLog;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the running local stack is reached. */
record RehearsalStack(
    TemporalSettings temporal, AwsAccess.Local access, String region, FunctionLog functionLog) {

  private static final String EXECUTION_ROLE = "arn:aws:iam::123456789012:role/rehearsal";
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final int MEMORY_MB = 512;

  static RehearsalStack of(LocalStack stack) {
    Map<String, String> client = stack.clientEnvironment();
    TemporalTarget target =
        TemporalTarget.of(stack.temporal().address(), stack.temporal().namespace());
    return new RehearsalStack(
        TemporalSettings.resolve(TemporalParameters.none().withTarget(target), Map.of()),
        new AwsAccess.Local(
            URI.create(String.valueOf(client.get("AWS_ENDPOINT_URL"))),
            String.valueOf(client.get("AWS_ACCESS_KEY_ID")),
            String.valueOf(client.get("AWS_SECRET_ACCESS_KEY"))),
        String.valueOf(client.get("AWS_REGION")),
        FunctionLog.of(arn -> stack.aws().output(arn.functionName().value(), arn.qualifier())));
  }

  Connections.Settings connections() {
    return new Connections.Settings(temporal, aws(), Wiring.IDENTITY, functionLog);
  }

  AwsSettings aws() {
    Patience quick = new Patience(Duration.ofMillis(50), Duration.ofSeconds(30));
    return new AwsSettings(Optional.of(region), access, quick);
  }

  /**
   * Creates the function as an account would have it.
   *
   * @param java what its versions really run on
   */
  void create(FunctionName functionName, HandlerName handler, JavaVersion java) {
    NewFunction function =
        new NewFunction(
            functionName,
            EXECUTION_ROLE,
            new FunctionSettings(
                "java" + java.feature(), handler.value(), TIMEOUT, MEMORY_MB, List.of("x86_64")),
            EnvironmentVariables.of(
                Map.of(
                    "TEMPORAL_ADDRESS", temporal.target().address(),
                    "TEMPORAL_NAMESPACE", temporal.target().namespace())));
    try (FunctionCreation creation = FunctionCreation.at(access, region)) {
      creation.create(function);
    }
  }
}
