package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.it.BuiltSample;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.aws.Fault;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Whole releases whose function has no room for them. */
@ExtendWith(LocalStackExtension.class)
class HeadroomIT {

  @TempDir Path temporary;

  @Test
  void nothingIsWrittenForAFunctionThatIsThrottledOff(LocalStack stack) throws IOException {
    String name = "throttled-off";
    try (ReleaseStand stand = ReleaseStand.on(stack, name)) {
      Path zip = BuiltSample.polling(name, temporary.resolve("s")).zip("one");
      reserve(stand, name, 0);
      String latest = stand.bench().account().latest(name).toString();

      assertThat(stand.refused(() -> stand.run(stand.publishing("b1", zip))))
          .contains("reserved concurrency of 0", "delete-function-concurrency");

      assertThat(stand.bench().account().latest(name)).hasToString(latest);
      assertThat(stand.bench().account().published(name)).isEmpty();
      assertThat(stand.bench().temporal().deployment(name)).isEmpty();
      assertThat(stand.steps()).containsExactly("connect done", "plan failed");
    }
  }

  @Test
  void whatMayNotBeReadIsWarnedOfAndReleasedAllTheSame(LocalStack stack) throws IOException {
    String name = "unread";
    try (ReleaseStand stand = ReleaseStand.on(stack, name)) {
      Path zip = BuiltSample.polling(name, temporary.resolve("s")).zip("one");
      stack.aws().setFault(Fault.denied("GetAccountSettings", 1));
      stack.aws().setFault(Fault.denied("GetFunctionConcurrency", 1));

      stand.run(stand.publishing("b1", zip));

      assertThat(stand.console())
          .contains("code storage could not be read: allow lambda:GetAccountSettings on *")
          .contains("reserved concurrency could not be read: allow lambda:GetFunctionConcurrency");
      assertThat(stand.report().outcome().label()).isEqualTo("succeeded");
    }
  }

  @Test
  void nothingIsWrittenForAFunctionWhoseRuntimeCannotLoadTheHandler(LocalStack stack)
      throws IOException {
    String name = "too-old-a-runtime";
    try (ReleaseStand stand = ReleaseStand.on(stack, name)) {
      Path zip = BuiltSample.polling(name, temporary.resolve("s")).zip("one");
      LambdaClient lambda = stand.bench().account().lambda();
      var unused = lambda.updateFunctionConfiguration(r -> r.functionName(name).runtime("java11"));
      lambda.waiter().waitUntilFunctionUpdatedV2(get -> get.functionName(name));
      String latest = stand.bench().account().latest(name).toString();

      assertThat(stand.refused(() -> stand.run(stand.publishing("b1", zip))))
          .contains("compiled for Java 17, which the function's runtime java11 cannot load");

      assertThat(stand.bench().account().latest(name)).hasToString(latest);
      assertThat(stand.bench().temporal().deployment(name)).isEmpty();
    }
  }

  private static void reserve(ReleaseStand stand, String name, int executions) {
    stand
        .bench()
        .account()
        .lambda()
        .putFunctionConcurrency(r -> r.functionName(name).reservedConcurrentExecutions(executions));
  }
}
