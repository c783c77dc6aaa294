package io.github.temporallambda.local.aws;

import static io.github.temporallambda.local.aws.LocalAwsFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.State;

/** What was recorded from AWS about functions and versions, through AWS's own SDK. */
class LocalAwsContractTest {

  @TempDir Path directory;
  private LocalAwsFixture fixture;
  private LambdaClient lambda;

  @BeforeEach
  void start() {
    fixture = LocalAwsFixture.start(LocalAwsFixture.still(directory));
    lambda = fixture.lambda;
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aCreatedFunctionIsPendingAndThenActive() {
    CreateFunctionResponse created =
        lambda.createFunction(
            create ->
                create
                    .functionName("orders")
                    .role(LocalAwsFixture.ROLE)
                    .runtime("java17")
                    .handler("shop.Worker")
                    .code(code -> code.zipFile(zip("one"))));

    assertThat(created.state()).isEqualTo(State.PENDING);
    assertThat(created.lastUpdateStatus()).isNull();
    assertThat(created.version()).isEqualTo("$LATEST");
    assertThat(created.functionArn()).isEqualTo(LocalAwsFixture.ARN + "orders");
    assertThat(lambda.getFunctionConfiguration(get -> get.functionName("orders")).state())
        .isEqualTo(State.PENDING);
    assertThat(lambda.getFunctionConfiguration(get -> get.functionName("orders")).state())
        .isEqualTo(State.ACTIVE);
  }

  @Test
  void anUpdateIsInProgressAndRefusesOthersUntilItIsDone() {
    fixture.createActive("orders");

    LastUpdateStatus status =
        lambda
            .updateFunctionCode(update -> update.functionName("orders").zipFile(zip("two")))
            .lastUpdateStatus();

    assertThat(status).isEqualTo(LastUpdateStatus.IN_PROGRESS);
    assertThatThrownBy(() -> fixture.publish("orders"))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessageContaining(
            "An update is in progress for resource: " + LocalAwsFixture.ARN + "orders");
    fixture.settle("orders");
    assertThat(fixture.publish("orders")).isEqualTo("1");
  }

  @Test
  void publishingWhatHasNotChangedGivesTheOldVersionWithItsOldDescription() {
    fixture.createActive("orders");
    lambda.publishVersion(publish -> publish.functionName("orders").description("first"));

    PublishVersionResponse again =
        lambda.publishVersion(publish -> publish.functionName("orders").description("second"));

    assertThat(again.version()).isEqualTo("1");
    assertThat(again.description()).isEqualTo("first");
    assertThat(again.sdkHttpResponse().statusCode()).isEqualTo(201);
  }
}
