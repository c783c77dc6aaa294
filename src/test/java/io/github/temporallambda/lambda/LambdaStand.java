package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.artifact.ContentDigest;
import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.local.aws.Fault;
import io.github.temporallambda.local.aws.LocalAws;
import io.github.temporallambda.local.aws.LocalAwsSettings;
import io.github.temporallambda.local.aws.LocalAwsTiming;
import io.github.temporallambda.local.aws.LocalBucket;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The local Lambda with the room's client on it, and with somebody else who deploys there too. */
final class LambdaStand implements AutoCloseable {

  static final FunctionName ORDERS = new FunctionName("orders");
  static final String REGION = "us-east-1";
  static final String ROLE = "arn:aws:iam::123456789012:role/worker";
  static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:orders";

  final LocalAws aws;
  final LambdaFunctions functions;
  final LambdaClient somebodyElse;
  final Heard heard = new Heard();
  private final Path directory;

  private LambdaStand(Path directory) {
    this.directory = directory;
    aws = LocalAws.start(settings(directory.resolve("aws")));
    functions = open(REGION, Duration.ofSeconds(20));
    somebodyElse =
        LambdaClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("else", "else")))
            .build();
  }

  static LambdaStand start(Path directory) {
    return new LambdaStand(directory);
  }

  /** Another client of this room's, with so much patience. */
  LambdaFunctions open(String region, Duration limit) {
    return LambdaFunctions.open(
        new AwsSettings(Optional.of(region), access(), new Patience(Duration.ofMillis(2), limit)),
        heard);
  }

  AwsAccess.Local access() {
    return access(aws.endpoint());
  }

  static AwsAccess.Local access(URI endpoint) {
    return new AwsAccess.Local(endpoint, "id", "key");
  }

  /** Creates {@code orders} with a secret in its environment, and waits for it. */
  FunctionConfiguration create() {
    try (FunctionCreation creation = FunctionCreation.at(access(), REGION)) {
      creation.create(orders(), zip("initial"));
    }
    return settled();
  }

  /** {@code $LATEST} once nothing is under way; a read moves the stand-in on. */
  FunctionConfiguration settled() {
    FunctionConfiguration now = functions.describe(ORDERS);
    return now.state().isInTransition() ? settled() : now;
  }

  /** Environment, code and version, as a release does it. */
  FunctionVersion release(DeploymentPackage zip, VersionMarker marker) {
    FunctionConfiguration uploaded = functions.updateCode(settled(), LambdaStand.inline(zip));
    return functions.publish(uploaded, LambdaStand.inline(zip), marker);
  }

  /** Somebody else uploads code and waits. */
  void somebodyUploads(String content) {
    SdkBytes bytes = bytes(zip(content));
    somebodyElse.updateFunctionCode(r -> r.functionName(ORDERS.value()).zipFile(bytes));
    settled();
  }

  void refuse(String operation, int times, Fault.Refusal refusal) {
    aws.setFault(new Fault(operation, times, refusal));
  }

  static NewFunction orders() {
    return new NewFunction(
        ORDERS,
        ROLE,
        new FunctionSettings("java17", "shop.Worker", Duration.ofMinutes(5), 512, List.of("arm64")),
        EnvironmentVariables.of(Map.of("DB_PASSWORD", "hunter2")));
  }

  static VersionMarker marker(String buildId, DeploymentPackage zip) {
    return new VersionMarker(new BuildId(buildId), zip.contentDigest(), "0123456789abcdef");
  }

  /** A zip with one entry. */
  DeploymentPackage zip(String content) {
    Path file = directory.resolve(content + ".zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      ZipEntry entry = new ZipEntry("content.txt");
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packageOf(file);
  }

  static DeploymentPackage packageOf(Path file) {
    try {
      byte[] bytes = read(file);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new DeploymentPackage(
          file,
          bytes.length,
          CodeSha256.of(digest),
          new ContentDigest(HexFormat.of().formatHex(digest)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static CodeSource inline(DeploymentPackage zip) {
    return new CodeSource.Inline(zip);
  }

  static SdkBytes bytes(DeploymentPackage zip) {
    return SdkBytes.fromByteArray(read(zip.file()));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalAwsSettings settings(Path directory) {
    Clock still = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    return LocalAwsSettings.of(
            directory,
            still,
            (invocation, output) -> {
              throw new IOException("nothing runs in this test");
            })
        .withTiming(
            new LocalAwsTiming(still, 1, Duration.ofSeconds(1), List.of(Duration.ofMillis(1))))
        .withBuckets(
            Set.of(
                new LocalBucket("releases", "123456789012", REGION, true),
                new LocalBucket("plain", "123456789012", REGION, false),
                new LocalBucket("theirs", "999999999999", REGION, true),
                new LocalBucket("far-away", "123456789012", "eu-west-1", true)));
  }

  @Override
  public void close() {
    functions.close();
    somebodyElse.close();
    aws.close();
  }

  /** What progress was heard. */
  static final class Heard implements LambdaProgress {

    final List<String> lines = new ArrayList<>();
    final List<Long> sent = new ArrayList<>();
    long toSend;

    @Override
    public void uploading(FunctionName functionName, long bytes) {
      lines.add("uploading " + bytes);
    }

    @Override
    public void storing(BucketName bucketName, long bytes) {
      lines.add("storing " + bytes + " in " + bucketName);
    }

    @Override
    public void sent(long bytes, long length) {
      sent.add(bytes);
      toSend = length;
    }

    @Override
    public void waiting(FunctionName functionName, FunctionState state, Duration elapsed) {
      lines.add("waiting " + state.state() + " " + state.lastUpdateStatus());
    }

    @Override
    public void downloading(FunctionArn arn) {
      lines.add("downloading " + arn.functionVersion());
    }
  }
}
