package io.github.temporallambda.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.CommitRelation;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.ExternalId;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.rollout.request.FunctionTarget;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class InvocationAccessTest {

  private static final String ROLE = "arn:aws:iam::123456789012:role/invoke-orders";
  private static final String OTHER_ROLE = "arn:aws:iam::123456789012:role/other";
  private static final Optional<ExternalId> SECRET = Optional.of(new ExternalId("first-secret"));
  private static final Optional<ExternalId> OTHER = Optional.of(new ExternalId("other-secret"));

  private final Observed currentHasRole = observed(Optional.of(ROLE), SECRET);

  @Test
  void secondReleaseTakesRoleAndExternalIdOfTheCurrentVersion() {
    assertThat(InvocationAccess.of(currentHasRole, asked(Optional.empty(), Optional.empty())))
        .isEqualTo(new InvocationAccess(Optional.of(ROLE), SECRET));
  }

  @Test
  void whatIsAskedForWins() {
    assertThat(InvocationAccess.of(currentHasRole, asked(Optional.of(OTHER_ROLE), OTHER)))
        .isEqualTo(new InvocationAccess(Optional.of(OTHER_ROLE), OTHER));
    assertThat(InvocationAccess.of(currentHasRole, asked(Optional.empty(), OTHER)))
        .isEqualTo(new InvocationAccess(Optional.of(ROLE), OTHER));
  }

  @Test
  void externalIdOfOneRoleIsNotPresentedWithAnother() {
    assertThat(
            InvocationAccess.of(currentHasRole, asked(Optional.of(OTHER_ROLE), Optional.empty())))
        .isEqualTo(new InvocationAccess(Optional.of(OTHER_ROLE), Optional.empty()));
    assertThat(InvocationAccess.of(currentHasRole, asked(Optional.of(ROLE), Optional.empty())))
        .isEqualTo(new InvocationAccess(Optional.of(ROLE), SECRET));
  }

  @Test
  void versionThatIsRegisteredKeepsItsOwn() {
    Observed again =
        new Observed(
            currentHasRole.function(),
            List.of(),
            Optional.of(version(Worlds.OURS, Optional.of(OTHER_ROLE), OTHER)),
            currentHasRole.routing(),
            currentHasRole.current(),
            true);

    assertThat(InvocationAccess.of(again, asked(Optional.empty(), Optional.empty())))
        .isEqualTo(new InvocationAccess(Optional.of(OTHER_ROLE), OTHER));
  }

  @Test
  void externalIdWithoutAnyRoleIsRefusedInWords() {
    Observed none = observed(Optional.empty(), Optional.empty());
    RolloutRequest ordinary = Worlds.request(Reach.ROUTE);
    RolloutRequest request =
        new RolloutRequest(
            ordinary.goal(),
            ordinary.reach(),
            ordinary.candidate(),
            asked(Optional.empty(), OTHER),
            ordinary.target(),
            ordinary.gate(),
            ordinary.proof(),
            ordinary.options());

    Decision decision = new Planner().plan(none, request);

    assertThat(decision).isInstanceOf(Decision.Refused.class);
    assertThat(((Decision.Refused) decision).problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.toString())
                    .contains("temporal-lambda.invocationRole", "TEMPORAL_LAMBDA_EXTERNAL_ID")
                    .doesNotContain("other-secret"));
  }

  private static FunctionTarget asked(Optional<String> role, Optional<ExternalId> externalId) {
    return new FunctionTarget(Worlds.FUNCTION, role, externalId);
  }

  private static Observed observed(Optional<String> role, Optional<ExternalId> externalId) {
    return new Observed(
        Worlds.goodFunction(),
        List.of(),
        Optional.empty(),
        Optional.of(Worlds.routing(Optional.of(Worlds.THEIRS), Optional.empty())),
        Optional.of(
            new CurrentRelease(version(Worlds.THEIRS, role, externalId), CommitRelation.PRECEDES)),
        true);
  }

  private static DeploymentVersion version(
      DeploymentVersionId id, Optional<String> role, Optional<ExternalId> externalId) {
    DeploymentVersion plain = Worlds.registered(id, Optional.empty(), Map.of());
    return new DeploymentVersion(
        id,
        DeploymentVersionStatus.CURRENT,
        Optional.of(new LambdaCompute(Worlds.arn(1).toString(), role, externalId)),
        Set.of("aws-lambda"),
        Set.of(),
        Map.of(),
        plain.times(),
        "someone");
  }
}
