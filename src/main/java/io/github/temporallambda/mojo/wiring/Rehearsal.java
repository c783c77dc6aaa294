package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.lambda.AwsAccess;
import io.github.temporallambda.lambda.AwsSettings;
import io.github.temporallambda.lambda.EnvironmentVariables;
import io.github.temporallambda.lambda.FunctionCreation;
import io.github.temporallambda.lambda.FunctionSettings;
import io.github.temporallambda.lambda.NewFunction;
import io.github.temporallambda.lambda.Patience;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.aws.TrustedRole;
import io.github.temporallambda.mojo.parameter.RegistrationInput;
import io.github.temporallambda.mojo.parameter.Secret;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.rollout.Candidate;
import io.github.temporallambda.rollout.Connections;
import io.github.temporallambda.rollout.FunctionLog;
import io.github.temporallambda.rollout.Reach;
import io.github.temporallambda.rollout.ReleaseMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The whole rollout on this machine, against a stack that lives no longer than the rehearsal. */
public final class Rehearsal {

  private static final String GOAL = "rehearse";
  private static final String NAMESPACE = "default";
  private static final String EXECUTION_ROLE = "arn:aws:iam::123456789012:role/rehearsal";
  private static final FunctionSettings LIKE_AN_ORDINARY_FUNCTION =
      new FunctionSettings("java17", "none", Duration.ofMinutes(5), 512, List.of("x86_64"));

  private final Surroundings surroundings;
  private final Wiring wiring;

  /** Rehearses within {@code surroundings}. */
  public Rehearsal(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.wiring = new Wiring(surroundings);
  }

  /**
   * Starts the stack, creates the function as an account would have it, rolls out, ends the stack.
   *
   * @param temporalCli the server executable a user named
   */
  public void run(ReleaseInput input, Optional<Path> temporalCli) {
    HandlerName handler =
        input.gate().handler().orElseThrow(() -> new IllegalStateException("handler is required"));
    Candidate candidate = candidate(input, handler);
    Narration narration = new ConsoleNarration(surroundings.console());
    LocalStacks.Wanted wanted =
        new LocalStacks.Wanted(
            temporalCli,
            0,
            0,
            NAMESPACE,
            input.registration().flatMap(Rehearsal::role),
            input.bucket().map(LocalStacks.Bucket::of));
    try (LocalStack stack = new LocalStacks(surroundings, narration).start(wanted)) {
      Local local = Local.of(stack);
      create(input, handler, local);
      Release release = new Release(surroundings);
      release.run(
          release.request(GOAL, Reach.ROUTE, input, candidate, local.temporal().target()),
          local.connections(),
          narration);
    }
    surroundings.console().accept("The local stack is ended; nothing of it is left.");
  }

  private void create(ReleaseInput input, HandlerName handler, Local local) {
    FunctionSettings usual = LIKE_AN_ORDINARY_FUNCTION;
    NewFunction function =
        new NewFunction(
            wiring.function(input.functionName(), input.registration()).functionName(),
            EXECUTION_ROLE,
            new FunctionSettings(
                usual.runtime(),
                handler.value(),
                usual.timeout(),
                usual.memoryMb(),
                usual.architectures()),
            EnvironmentVariables.of(
                Map.of(
                    "TEMPORAL_ADDRESS", local.temporal().target().address(),
                    "TEMPORAL_NAMESPACE", local.temporal().target().namespace())));
    try (FunctionCreation creation = FunctionCreation.at(local.access(), local.region())) {
      creation.create(function);
    }
  }

  /** Of the work tree as it is: what is rehearsed goes nowhere. */
  private Candidate candidate(ReleaseInput input, HandlerName handler) {
    DeploymentName deploymentName = input.connection().deploymentName();
    Preparation preparation = new Preparation(surroundings.clock());
    Supplier<Candidate> candidate =
        input.choices().mode() instanceof ReleaseMode.Development
            ? wiring.inDevelopment(preparation, deploymentName, input.file(), Optional.of(handler))
            : wiring.candidate(
                preparation, deploymentName, input.file(), Optional.of(handler), true);
    preparation.finish(GOAL, deploymentName, wiring.reports(deploymentName));
    return candidate.get();
  }

  private static Optional<TrustedRole> role(RegistrationInput registration) {
    return registration
        .invocationRole()
        .map(role -> new TrustedRole(role, registration.externalId().map(Secret::value)));
  }

  /** How the running stack is reached. */
  private record Local(
      TemporalSettings temporal, AwsAccess.Local access, String region, FunctionLog functionLog) {

    static Local of(LocalStack stack) {
      Map<String, String> client = stack.clientEnvironment();
      TemporalTarget target =
          TemporalTarget.of(stack.temporal().address(), stack.temporal().namespace());
      return new Local(
          TemporalSettings.resolve(TemporalParameters.none().withTarget(target), Map.of()),
          new AwsAccess.Local(
              URI.create(String.valueOf(client.get("AWS_ENDPOINT_URL"))),
              String.valueOf(client.get("AWS_ACCESS_KEY_ID")),
              String.valueOf(client.get("AWS_SECRET_ACCESS_KEY"))),
          String.valueOf(client.get("AWS_REGION")),
          FunctionLog.of(it -> stack.aws().output(it.functionName().value(), it.qualifier())));
    }

    Connections.Settings connections() {
      Patience quick = new Patience(Duration.ofMillis(50), Duration.ofSeconds(30));
      return new Connections.Settings(
          temporal,
          new AwsSettings(Optional.of(region), access, quick),
          Wiring.IDENTITY,
          functionLog);
    }
  }
}
