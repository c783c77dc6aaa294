package io.github.temporallambda.lambda;

import static io.github.temporallambda.lambda.LambdaStand.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.local.aws.Fault;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a release is where it is meant to be, and whether there is room for it. */
class FunctionPlaceTest {

  private LambdaStand stand;
  private FunctionConfiguration orders;

  @BeforeEach
  void start(@TempDir Path directory) {
    stand = LambdaStand.start(directory);
    orders = stand.create();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void anotherRegionThanExpectedIsRefusedBeforeAnythingIsAsked() {
    assertThatThrownBy(
            () -> expecting(new ExpectedPlace(Optional.empty(), Optional.of("eu-west-1"))))
        .hasMessageContaining("temporal-lambda.expectedRegion")
        .hasMessageContaining("Region us-east-1")
        .hasMessageContaining("-Dtemporal-lambda.region=eu-west-1");
  }

  @Test
  void anotherAccountThanExpectedIsRefusedByTheFirstRead() {
    AccountId theirs = new AccountId("999999999999");
    try (LambdaFunctions functions =
        expecting(new ExpectedPlace(Optional.of(theirs), Optional.of("us-east-1")))) {
      assertThatThrownBy(() -> functions.describe(ORDERS))
          .hasMessageContaining("temporal-lambda.expectedAccount")
          .hasMessageContaining("123456789012")
          .hasMessageContaining("999999999999");
    }
  }

  @Test
  void theExpectedAccountAndRegionAreFine() {
    AccountId ours = new AccountId("123456789012");
    try (LambdaFunctions functions =
        expecting(new ExpectedPlace(Optional.of(ours), Optional.of("us-east-1")))) {
      assertThat(functions.describe(ORDERS)).isEqualTo(orders);
    }
  }

  @Test
  void codeStorageCountsWhatEveryVersionHolds() {
    CodeStorage before = stand.functions.codeStorage().orElseThrow();

    stand.release(stand.zip("first"), LambdaStand.marker("a", stand.zip("first")));

    CodeStorage after = stand.functions.codeStorage().orElseThrow();
    assertThat(after.usedBytes()).isGreaterThan(before.usedBytes());
    assertThat(after.limitBytes()).isEqualTo(80_530_636_800L);
  }

  @Test
  void reservedConcurrencyOfNoneIsToldFromUnreserved() {
    assertThat(stand.functions.reservedConcurrency(orders).orElseThrow().isOff()).isFalse();

    stand.somebodyElse.putFunctionConcurrency(
        r -> r.functionName("orders").reservedConcurrentExecutions(0));

    assertThat(stand.functions.reservedConcurrency(orders).orElseThrow().isOff()).isTrue();
  }

  @Test
  void whatIsDeniedIsNotReadAndWhatIsBrokenStops() {
    stand.aws.setFault(Fault.denied("GetAccountSettings", 1));
    stand.aws.setFault(Fault.denied("GetFunctionConcurrency", 1));

    assertThat(stand.functions.codeStorage()).isEmpty();
    assertThat(stand.functions.reservedConcurrency(orders)).isEmpty();

    stand.aws.setFault(Fault.serviceError("GetAccountSettings", 99));
    assertThatThrownBy(() -> stand.functions.codeStorage())
        .hasMessageContaining("lambda:GetAccountSettings on *");
    stand.aws.clearFaults();
  }

  private LambdaFunctions expecting(ExpectedPlace expected) {
    AwsSettings usual =
        new AwsSettings(
            Optional.of(LambdaStand.REGION), stand.access(), Patience.standard(), expected);
    return LambdaFunctions.open(usual, LambdaProgress.SILENT);
  }
}
