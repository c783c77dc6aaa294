package io.github.temporallambda.local.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.sts.StsClient;

/** A local AWS with the real SDK's clients on it; time stands still. */
final class LocalAwsFixture implements AutoCloseable {

  static final String ROLE = "arn:aws:iam::123456789012:role/worker";
  static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";

  final LocalAws aws;
  final LambdaClient lambda;
  final StsClient sts;

  private LocalAwsFixture(LocalAwsSettings settings) {
    aws = LocalAws.start(settings);
    lambda =
        LambdaClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials())
            .overrideConfiguration(once())
            .build();
    sts = sts(aws.endpoint());
  }

  static LocalAwsFixture start(LocalAwsSettings settings) {
    return new LocalAwsFixture(settings);
  }

  /** Updates end by being read only, because the clock does not move. */
  static LocalAwsSettings still(Path directory) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    return LocalAwsSettings.of(directory, clock, refusingLauncher())
        .withTiming(
            new LocalAwsTiming(clock, 1, Duration.ofSeconds(1), List.of(Duration.ofMillis(1))));
  }

  /** A function that was created and has become Active. */
  void createActive(String functionName) {
    createActive(functionName, create -> {});
  }

  void createActive(String functionName, Consumer<CreateFunctionRequest.Builder> more) {
    create(functionName, more);
    settle(functionName);
  }

  void create(String functionName, Consumer<CreateFunctionRequest.Builder> more) {
    lambda.createFunction(
        create -> {
          create
              .functionName(functionName)
              .role(ROLE)
              .runtime("java17")
              .handler("shop.Worker")
              .code(code -> code.zipFile(zip("one")));
          more.accept(create);
        });
  }

  /** Reads once, which is what an update is shown for. */
  void settle(String functionName) {
    lambda.getFunctionConfiguration(get -> get.functionName(functionName));
  }

  void updateCode(String functionName, String content) {
    lambda.updateFunctionCode(update -> update.functionName(functionName).zipFile(zip(content)));
    settle(functionName);
  }

  String publish(String functionName) {
    return lambda.publishVersion(publish -> publish.functionName(functionName)).version();
  }

  static SdkBytes zip(String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("content.txt"));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }

  private static FunctionLauncher refusingLauncher() {
    return (invocation, output) -> {
      throw new IOException("nothing runs in this test");
    };
  }

  private static StsClient sts(URI endpoint) {
    return StsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials())
        .overrideConfiguration(once())
        .build();
  }

  private static StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
  }

  private static ClientOverrideConfiguration once() {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(retry -> retry.maxAttempts(1))
        .build();
  }

  @Override
  public void close() {
    lambda.close();
    sts.close();
    aws.close();
  }
}
