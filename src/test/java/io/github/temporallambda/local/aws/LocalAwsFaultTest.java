package io.github.temporallambda.local.aws;

import static io.github.temporallambda.local.aws.LocalAwsFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** Misfortunes that can be switched on. */
class LocalAwsFaultTest extends OnLocalAws {

  @Test
  void aFaultHitsItsOperationAsOftenAsItSays() {
    fixture.createActive("orders");
    fixture.aws.setFault(Fault.throttled("PublishVersion", 2));

    for (int hit = 0; hit < 2; hit++) {
      assertRefused(
          () -> fixture.publish("orders"), 429, "TooManyRequestsException", "Rate exceeded");
    }

    assertThat(fixture.publish("orders")).isEqualTo("1");
  }

  @Test
  void faultsOfOneOperationStrikeInTheOrderTheyWereSet() {
    fixture.createActive("orders");
    fixture.aws.setFault(Fault.conflict("PublishVersion", 1));
    fixture.aws.setFault(Fault.precondition("PublishVersion", 1));
    fixture.aws.setFault(Fault.serviceError("PublishVersion", 1));
    fixture.aws.setFault(Fault.denied("PublishVersion", 1));

    assertRefused(() -> fixture.publish("orders"), 409, "ResourceConflictException", "progress");
    assertRefused(() -> fixture.publish("orders"), 412, "PreconditionFailedException", "Revision");
    assertRefused(() -> fixture.publish("orders"), 500, "ServiceException", "Internal");
    assertRefused(() -> fixture.publish("orders"), 403, "AccessDeniedException", "PublishVersion");
  }

  @Test
  void clearedFaultsDoNotStrike() {
    fixture.createActive("orders");
    fixture.aws.setFault(Fault.tooLarge("PublishVersion", 9));
    fixture.aws.clearFaults();

    assertThat(fixture.publish("orders")).isEqualTo("1");
  }

  @Test
  void aVersionStaysPendingForAsManyReadsAsAsked() {
    fixture.createActive("orders");
    fixture.aws.setFault(Fault.slow("PublishVersion", 3));
    fixture.publish("orders");

    for (int read = 0; read < 3; read++) {
      assertThat(configuration("orders:1").state()).isEqualTo(State.PENDING);
    }

    assertThat(configuration("orders:1").state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void aFailedUpdateKeepsTheOldCodeAndTellsTheReason() {
    fixture.createActive("orders");
    String before = configuration("orders").codeSha256();
    fixture.aws.setFault(Fault.failing("UpdateFunctionCode", "no more room"));
    lambda.updateFunctionCode(update -> update.functionName("orders").zipFile(zip("two")));
    fixture.settle("orders");

    GetFunctionConfigurationResponse failed = configuration("orders");

    assertThat(failed.lastUpdateStatus()).isEqualTo(LastUpdateStatus.FAILED);
    assertThat(failed.lastUpdateStatusReason()).isEqualTo("no more room");
    assertThat(failed.codeSha256()).isEqualTo(before);
  }

  @Test
  void aVersionCanFail() {
    fixture.createActive("orders");
    fixture.aws.setFault(Fault.failing("PublishVersion", "no network"));
    fixture.publish("orders");
    fixture.settle("orders:1");

    assertThat(configuration("orders:1").state()).isEqualTo(State.FAILED);
    assertThat(configuration("orders:1").stateReason()).isEqualTo("no network");
  }

  @Test
  void aRequestThatHangsIsNotAnswered() {
    fixture.createActive("orders");
    fixture.aws.setFault(Fault.hang("GetFunctionConfiguration", 1));

    assertThatThrownBy(
            () ->
                lambda.getFunctionConfiguration(
                    get ->
                        get.functionName("orders")
                            .overrideConfiguration(
                                once -> once.apiCallTimeout(Duration.ofMillis(300)))))
        .isInstanceOf(ApiCallTimeoutException.class);
    assertThat(configuration("orders").state()).isEqualTo(State.ACTIVE);
  }

  private GetFunctionConfigurationResponse configuration(String functionName) {
    return lambda.getFunctionConfiguration(get -> get.functionName(functionName));
  }
}
