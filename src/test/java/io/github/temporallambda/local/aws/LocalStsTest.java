package io.github.temporallambda.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** STS as Temporal's server needs it: a role is denied without its external ID. */
class LocalStsTest extends OnLocalAws {

  private static final String INVOKE = "arn:aws:iam::123456789012:role/path/invoke";
  private static final String OPEN = "arn:aws:iam::123456789012:role/open";

  @Override
  LocalAwsSettings settings() {
    return super.settings()
        .withRoles(
            Set.of(
                new TrustedRole(INVOKE, Optional.of("secret-id")),
                new TrustedRole(OPEN, Optional.empty())));
  }

  @Test
  @Source("STS API reference, AssumeRole, ExternalId")
  void aRoleIsAssumedWithItsExternalId() {
    AssumeRoleResponse assumed =
        fixture.sts.assumeRole(
            assume -> assume.roleArn(INVOKE).roleSessionName("workers").externalId("secret-id"));

    assertThat(assumed.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::123456789012:assumed-role/invoke/workers");
    assertThat(assumed.credentials().sessionToken()).isNotEmpty();
    assertThat(assumed.credentials().expiration()).isEqualTo("2026-11-22T11:00:00Z");
  }

  @Test
  @Source("IAM User Guide, Access to AWS accounts owned by third parties")
  void theSameRoleIsDeniedWithoutItsExternalIdOrWithAnother() {
    assertDenied(INVOKE, null);
    assertDenied(INVOKE, "other");
  }

  @Test
  @Source("IAM User Guide, Access to AWS accounts owned by third parties")
  void aRoleWithoutExternalIdIsAssumedEitherWay() {
    fixture.sts.assumeRole(assume -> assume.roleArn(OPEN).roleSessionName("workers"));
    fixture.sts.assumeRole(
        assume -> assume.roleArn(OPEN).roleSessionName("workers").externalId("any"));
  }

  @Test
  @Source("STS API reference, AssumeRole, errors")
  void anUnknownRoleIsDenied() {
    assertDenied("arn:aws:iam::123456789012:role/nobody", "secret-id");
  }

  @Test
  @Source("STS API reference, GetCallerIdentity")
  void theCallerIsOfTheAccount() {
    assertThat(fixture.sts.getCallerIdentity().account()).isEqualTo("123456789012");
    assertThat(fixture.sts.getCallerIdentity().arn())
        .isEqualTo("arn:aws:iam::123456789012:user/local");
  }

  @Test
  @Source("ours: what the stand-in does not have is never answered as if it had")
  void anUnknownActionIsNamed() {
    assertRefused(() -> fixture.sts.getSessionToken(), 400, "InvalidAction", "'GetSessionToken'");
  }

  @Test
  @Source("ours: no secret is shown")
  void theExternalIdIsNotShown() {
    assertThat(new TrustedRole(INVOKE, Optional.of("secret-id")).toString())
        .doesNotContain("secret-id");
  }

  private void assertDenied(String roleArn, @Nullable String externalId) {
    assertRefused(
        () ->
            fixture.sts.assumeRole(
                assume ->
                    assume.roleArn(roleArn).roleSessionName("workers").externalId(externalId)),
        403,
        "AccessDenied",
        "sts:AssumeRole");
  }
}
