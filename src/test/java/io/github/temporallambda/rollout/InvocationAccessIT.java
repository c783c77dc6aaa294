package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.deployment.ExternalId;
import io.github.temporallambda.it.BuiltSample;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.LocalStackSettings;
import io.github.temporallambda.local.aws.JvmFunctionLauncher;
import io.github.temporallambda.local.aws.LocalAwsSettings;
import io.github.temporallambda.local.aws.TrustedRole;
import io.github.temporallambda.local.temporal.ServerTimings;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.report.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server that invokes by a role with an external ID only, as Temporal Cloud does. */
@ExtendWith(LocalStackExtension.class)
class InvocationAccessIT {

  private static final String NAME = "by-role";
  private static final String ROLE = "arn:aws:iam::123456789012:role/invoke-orders";
  private static final String EXTERNAL_ID = "an-external-id-nobody-prints";

  @TempDir Path temporary;

  @Test
  void whoReleasesTheSecondTimeNeedNotKnowTheRole(ServerBinary server) throws IOException {
    try (LocalStack stack = LocalStack.start(demandingARole(server));
        ReleaseStand stand = ReleaseStand.on(stack, NAME)) {
      BuiltSample sample = BuiltSample.polling(NAME, temporary.resolve("s"));
      Path first = sample.zip("one");

      assertThat(stand.refused(() -> stand.run(stand.publishing("b1", first))))
          .contains("demands a role and an external ID");
      stand.run(stand.publishing("b1", first), ROLE, new ExternalId(EXTERNAL_ID));
      sample.replace("com/example/orders/OrderActivitiesImpl.java", "reserved the", "reserved all");
      stand.run(stand.publishing("b2", sample.zip("two")));

      assertThat(stand.report().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
      assertThat(computeOf(stand, "b2")).contains(ROLE, EXTERNAL_ID, "function:" + NAME + ":2");
      assertThat(stand.report().routing().after().orElseThrow().isCurrent(stand.id("b2"))).isTrue();
      assertThat(stand.console()).doesNotContain(EXTERNAL_ID);
    }
  }

  private static String computeOf(ReleaseStand stand, String buildId) {
    return stand
        .bench()
        .temporal()
        .version(NAME, buildId)
        .getWorkerDeploymentVersionInfo()
        .getComputeConfig()
        .toString();
  }

  private LocalStackSettings demandingARole(ServerBinary server) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new LocalStackSettings(
        server,
        temporary.resolve("runs"),
        0,
        "default",
        true,
        ServerTimings.FAST,
        Duration.ofMinutes(1),
        directory ->
            LocalAwsSettings.of(directory, Clock.systemUTC(), new JvmFunctionLauncher(java))
                .withRoles(Set.of(new TrustedRole(ROLE, Optional.of(EXTERNAL_ID)))));
  }
}
