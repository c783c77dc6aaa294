package io.github.temporallambda.mojo.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ParameterReaderTest {

  private final ParameterReader in = new ParameterReader();

  @Test
  void problemNamesTheParameterInBothItsForms() {
    in.required(PropertyNames.DEPLOYMENT_NAME, "a.b", DeploymentName::new);

    assertThatThrownBy(in::finish)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("temporal-lambda.deploymentName: 'a.b' is not a deployment name")
        .hasMessageContaining("-Dtemporal-lambda.deploymentName=…")
        .hasMessageContaining("<deploymentName>");
  }

  @Test
  void problemsAreThrownTogetherInTheOrderOfReading() {
    in.required(PropertyNames.DEPLOYMENT_NAME, null, DeploymentName::new);
    in.optional(PropertyNames.REPLAY_TIMEOUT, "10m", Parsers::duration);
    in.flag(PropertyNames.DRY_RUN, "yes");

    assertThatThrownBy(in::finish)
        .isInstanceOfSatisfying(
            ProblemException.class, thrown -> assertThat(thrown.problems()).hasSize(3))
        .hasMessageMatching("(?s).*deploymentName is missing.*'10m'.*'yes'.*");
  }

  @Test
  void rightValuesMeetNoProblem() {
    assertThat(in.flag(PropertyNames.DRY_RUN, "true")).isTrue();
    assertThat(in.flag(PropertyNames.DRY_RUN, "false")).isFalse();
    assertThat(in.flag(PropertyNames.DRY_RUN, null)).isFalse();
    assertThat(in.optional(PropertyNames.REGION, null, Parsers::region)).isEmpty();
    assertThat(in.required(PropertyNames.REGION, "eu-central-1", Parsers::region))
        .contains("eu-central-1");

    assertThatCode(in::finish).doesNotThrowAnyException();
  }

  @Test
  void twinAndBlockMayAgreeOrComeAlone() {
    assertThat(in.either(PropertyNames.SMOKE_TASK_QUEUE, "a", "a")).isEqualTo("a");
    assertThat(in.either(PropertyNames.SMOKE_TASK_QUEUE, "a", null)).isEqualTo("a");
    assertThat(in.either(PropertyNames.SMOKE_TASK_QUEUE, null, "b")).isEqualTo("b");

    assertThatCode(in::finish).doesNotThrowAnyException();
  }

  @Test
  void twinAndBlockThatDisagreeAreAProblemThatDoesNotShowThem() {
    in.either(PropertyNames.SMOKE_INPUT, "\"payload-1\"", "\"payload-2\"");

    assertThatThrownBy(in::finish)
        .hasMessageContaining("temporal-lambda.smokeInput was given twice")
        .hasMessageNotContaining("payload-");
  }

  @Test
  void elementIsWhatFollowsThePrefixInCamelCase() {
    assertThat(PropertyNames.elementOf(PropertyNames.HANDLER)).isEqualTo("handler");
    assertThat(PropertyNames.elementOf(PropertyNames.SANDBOX_FILE)).isEqualTo("sandboxFile");
    assertThat(PropertyNames.elementOf(PropertyNames.skipOf("set-current")))
        .isEqualTo("setCurrentSkip");
  }

  @Test
  void secretHidesItself() {
    assertThat(new Secret("s3cr3t")).hasToString("(hidden)");
    assertThatThrownBy(() -> new Secret(" s3cr3t")).hasMessageNotContaining("s3cr3t");
  }
}
