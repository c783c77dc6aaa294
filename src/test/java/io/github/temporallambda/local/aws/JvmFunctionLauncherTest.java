package io.github.temporallambda.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.handler.Await;
import io.github.temporallambda.handler.Layouts;
import io.github.temporallambda.handler.fixture.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** The whole way: a deployment package is uploaded, published, invoked and runs as on Lambda. */
class JvmFunctionLauncherTest extends OnLocalAws {

  @TempDir Path layout;

  @Override
  LocalAwsSettings settings() {
    LocalAwsSettings still = super.settings();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return LocalAwsSettings.of(directory, still.timing().clock(), new JvmFunctionLauncher(java))
        .withTiming(still.timing());
  }

  @Test
  void aHandlerRunsWithItsContextAndReturns() throws Exception {
    publish(Reports.class.getName());

    invokeOnce();

    assertThat(output())
        .contains("arn=" + ARN + "orders:1", "functionVersion=1", "memory=256", "event={}")
        .noneMatch(line -> line.contains("Error:"));
  }

  @Test
  void aHandlerThatIsNotThereIsAnErrorOfTheFunction() throws Exception {
    publish("shop.Nowhere");

    invokeOnce();

    assertThat(output())
        .anyMatch(line -> line.contains("shop.Nowhere"))
        .anyMatch(line -> line.contains("Error: Runtime exited with error: exit status"));
  }

  @Test
  void aHandlerOfAnotherLanguageIsAnErrorOfTheFunction() throws Exception {
    publish("index.handler()");

    invokeOnce();

    assertThat(output())
        .anyMatch(
            line -> line.contains("Error: The function could not be started: 'index.handler()'"));
  }

  private void publish(String handler) throws IOException {
    Layouts.of(layout, Layouts.class, Layouts.LAMBDA_CORE);
    SdkBytes zip = zipped(layout);
    fixture.createActive(
        "orders",
        create ->
            create.handler(handler).memorySize(256).timeout(60).code(code -> code.zipFile(zip)));
    fixture.publish("orders");
    lambda.putFunctionEventInvokeConfig(
        put -> put.functionName("orders").qualifier("1").maximumRetryAttempts(0));
  }

  private void invokeOnce() throws Exception {
    lambda.invoke(invoke -> invoke.functionName("orders:1").invocationType(InvocationType.EVENT));
    Await.until(() -> output().stream().anyMatch(line -> line.startsWith("REPORT")));
  }

  private List<String> output() {
    return fixture.aws.output("orders", "1");
  }

  private static SdkBytes zipped(Path root) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }
}
