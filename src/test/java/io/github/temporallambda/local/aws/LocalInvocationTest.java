package io.github.temporallambda.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.handler.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Invocations that really run, each in a JVM of its own. */
class LocalInvocationTest extends OnLocalAws {

  @TempDir Path outside;

  @Override
  LocalAwsSettings settings() {
    LocalAwsSettings still = LocalAwsFixture.still(directory);
    return LocalAwsSettings.of(directory, still.timing().clock(), new TinyLauncher())
        .withTiming(still.timing())
        .withRunningEnvironments(1);
  }

  @Test
  @Source("Lambda Developer Guide, Invoking a Lambda function asynchronously")
  void anEventRunsThePublishedVersionWithWhatItWasPublishedWith() throws Exception {
    published(Map.of("COLOUR", "red"));
    fixture.updateCode("orders", "two");
    configure(Map.of("COLOUR", "green"));

    InvokeResponse accepted = invoke("orders:1");
    awaitLines("1", "END", 1);

    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(accepted.executedVersion()).isEqualTo("1");
    assertThat(output("1")).contains("colour red", "version 1", "content one", "returns");
  }

  @Test
  @Source("Lambda Developer Guide, Using CloudWatch Logs with Lambda")
  void theOutputIsKeptAsCloudWatchWould() throws Exception {
    published(Map.of());

    invoke("orders:1");
    awaitLines("1", "REPORT", 1);

    assertThat(output("1").get(0)).matches("START RequestId: [0-9a-f-]{36} Version: 1");
    assertThat(output("1")).last().asString().matches("REPORT RequestId: .*\tDuration: .* ms\t.*");
  }

  @Test
  @Source("Lambda Developer Guide, Working with Lambda environment variables")
  void theEnvironmentIsLambdasAndTheVersionsAndNothingOfTheCaller() throws Exception {
    published(Map.of("COLOUR", "red"));

    invoke("orders:1");
    awaitLines("1", "END", 1);

    assertThat(output("1"))
        .contains(
            "keys [AWS_ACCESS_KEY_ID, AWS_DEFAULT_REGION, AWS_ENDPOINT_URL, AWS_EXECUTION_ENV,"
                + " AWS_LAMBDA_FUNCTION_MEMORY_SIZE, AWS_LAMBDA_FUNCTION_NAME,"
                + " AWS_LAMBDA_FUNCTION_VERSION, AWS_LAMBDA_INITIALIZATION_TYPE,"
                + " AWS_LAMBDA_LOG_GROUP_NAME, AWS_LAMBDA_LOG_STREAM_NAME, AWS_REGION,"
                + " AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_XRAY_CONTEXT_MISSING, COLOUR,"
                + " LAMBDA_RUNTIME_DIR, LAMBDA_TASK_ROOT, LANG, PATH, TZ, _HANDLER]");
  }

  @Test
  @Source("Lambda Developer Guide, Lambda function states")
  void whileAnUpdateIsUnderWayTheCodeBeforeItRuns() throws Exception {
    fixture.createActive("orders");
    lambda.updateFunctionCode(
        update -> update.functionName("orders").zipFile(LocalAwsFixture.zip("two")));

    invoke("orders");
    awaitLines("$LATEST", "END", 1);

    assertThat(output("$LATEST")).contains("content one");
  }

  @Test
  @Source("Lambda Developer Guide, Invoking a Lambda function asynchronously")
  void eventsAboveTheLimitWaitForTheirTurn() throws Exception {
    Path release = outside.resolve("release");
    published(Map.of("MODE", "wait", "RELEASE", release.toString()));

    invoke("orders:1");
    invoke("orders:1");
    awaitLines("1", "pid", 1);
    assertThat(lines("1", "START")).hasSize(1);
    Files.createFile(release);
    awaitLines("1", "END", 2);

    assertThat(output("1").stream().map(line -> line.split(" ", 2)[0]))
        .containsSubsequence("START", "END", "START", "END");
  }

  @Test
  @Source("Lambda Developer Guide, Configure Lambda function timeout")
  void aFunctionIsEndedAtItsTimeout() throws Exception {
    fixture.createActive("orders", create -> create.timeout(1));
    configure(Map.of("MODE", "stay"));
    fixture.publish("orders");
    retries(0);

    invoke("orders:1");
    awaitLines("1", "END", 1);

    assertThat(output("1")).anyMatch(line -> line.endsWith("Task timed out after 1.00 seconds"));
    assertThat(ProcessHandle.of(pid())).isEmpty();
  }

  @Test
  @Source("Lambda Developer Guide, Understanding retry behavior in Lambda")
  void anErrorIsRetriedTwiceWhereNothingElseIsSet() throws Exception {
    published(Map.of("MODE", "fail"));

    invoke("orders:1");
    awaitLines("1", "END", 3);

    assertThat(lines("1", "START").stream().distinct()).hasSize(1);
    assertThat(output("1"))
        .anyMatch(line -> line.endsWith("Error: Runtime exited with error: exit status 1"));
  }

  @Test
  @Source("Lambda API reference, PutFunctionEventInvokeConfig, MaximumRetryAttempts")
  void anErrorIsNotRetriedWhereTheQualifierSaysSo() throws Exception {
    published(Map.of("MODE", "fail"));
    retries(0);

    invoke("orders:1");
    awaitLines("1", "END", 1);
    invoke("orders:1");
    awaitLines("1", "END", 2);

    assertThat(lines("1", "START")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  @Source("Lambda API reference, PutFunctionConcurrency, 0")
  void aFunctionThrottledOffDropsItsEvents() throws Exception {
    published(Map.of());
    lambda.putFunctionConcurrency(
        put -> put.functionName("orders").reservedConcurrentExecutions(0));

    invoke("orders:1");

    assertThat(output("1")).singleElement().asString().contains("reserved concurrency is 0");
  }

  @Test
  @Source("ours: a stand-in ends with its user")
  void closingEndsWhatRunsAndLeavesNothingBehind() throws Exception {
    published(Map.of("MODE", "stay"));
    invoke("orders:1");
    awaitLines("1", "pid", 1);
    long pid = pid();

    fixture.aws.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  @Source("Lambda API reference, Invoke, InvocationType DryRun")
  void aDryRunIsAnsweredAndNothingRuns() throws Exception {
    published(Map.of());

    InvokeResponse answer =
        lambda.invoke(
            invoke -> invoke.functionName("orders:1").invocationType(InvocationType.DRY_RUN));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(output("1")).isEmpty();
  }

  @Test
  @Source("ours: what the stand-in does not have is never answered as if it had")
  void whatCannotBeRunRightlyIsRefused() throws Exception {
    published(Map.of());

    assertInvalid(() -> lambda.invoke(invoke -> invoke.functionName("orders")), "Event");
    assertInvalid(
        () ->
            lambda.invoke(
                invoke ->
                    invoke
                        .functionName("orders")
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String("{\"a\":1}"))),
        "the empty event {} only");
    assertNotFound(() -> invoke("orders:9"), "Function not found: " + ARN + "orders:9");
  }

  private void published(Map<String, String> variables) {
    fixture.createActive("orders");
    configure(variables);
    fixture.publish("orders");
  }

  private void configure(Map<String, String> variables) {
    lambda.updateFunctionConfiguration(
        update ->
            update
                .functionName("orders")
                .environment(environment -> environment.variables(new HashMap<>(variables))));
    fixture.settle("orders");
  }

  private void retries(int attempts) {
    lambda.putFunctionEventInvokeConfig(
        put -> put.functionName("orders").qualifier("1").maximumRetryAttempts(attempts));
  }

  private InvokeResponse invoke(String functionName) {
    return lambda.invoke(
        invoke -> invoke.functionName(functionName).invocationType(InvocationType.EVENT));
  }

  private void awaitLines(String functionVersion, String start, int count) throws Exception {
    Await.until(() -> lines(functionVersion, start).size() >= count);
  }

  private List<String> output(String functionVersion) {
    return fixture.aws.output("orders", functionVersion);
  }

  private List<String> lines(String functionVersion, String start) {
    return output(functionVersion).stream().filter(line -> line.startsWith(start)).toList();
  }

  private long pid() {
    return Long.parseLong(lines("1", "pid").get(0).substring("pid ".length()));
  }
}
