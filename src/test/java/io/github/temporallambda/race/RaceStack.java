package io.github.temporallambda.race;

import io.github.temporallambda.handler.Layouts;
import io.github.temporallambda.it.Account;
import io.github.temporallambda.lambda.BucketName;
import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.lambda.KeyPrefix;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackSettings;
import io.github.temporallambda.local.aws.LocalAwsSettings;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.rollout.rollback.WorkerPackage;
import io.github.temporallambda.rollout.run.Connections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A real Temporal server with a local AWS whose functions poll once and end, for many releases
 * after one another. Of its own, since a namespace takes only so many versions.
 */
final class RaceStack implements AutoCloseable {

  /** The bucket that the account has. */
  static final CodeBucket BUCKET =
      new CodeBucket(new BucketName("race"), new KeyPrefix("temporal-lambda"), Optional.empty());

  private static final int ENVIRONMENTS = 20;

  private final LocalStack stack;
  private final Account account;
  private final Path directory;
  private final Path worker;
  private Map<String, String> client;

  private RaceStack(LocalStack stack, Path directory, Path worker) {
    this.stack = stack;
    this.client = stack.clientEnvironment();
    this.account = Account.of(stack);
    this.directory = directory;
    this.worker = worker;
  }

  static RaceStack start(ServerBinary binary, Path directory) {
    LocalStack stack =
        LocalStack.start(
            LocalStackSettings.of(
                binary,
                directory.resolve("stack"),
                aws ->
                    LocalAwsSettings.of(aws, Clock.systemUTC(), new PollingLauncher())
                        .withRunningEnvironments(ENVIRONMENTS)
                        .withBucket(BUCKET.bucketName().value())));
    return new RaceStack(
        stack, directory, Layouts.of(directory.resolve("layout"), WorkerPackage.class, List.of()));
  }

  Account account() {
    return account;
  }

  /** What runs on this stack take. */
  Runs runs() {
    return new Runs(client);
  }

  /** Who comes from now on finds AWS behind {@code relay}. */
  RaceStack behind(AwsRelay relay) {
    return behind("AWS_ENDPOINT_URL", relay.endpoint().toString());
  }

  /** Who comes from now on finds Temporal behind {@code relay}. */
  RaceStack behind(TemporalRelay relay) {
    return behind("TEMPORAL_ADDRESS", "127.0.0.1:" + relay.port());
  }

  private RaceStack behind(String variable, String place) {
    Map<String, String> changed = new HashMap<>(client);
    changed.put(variable, place);
    client = Map.copyOf(changed);
    return this;
  }

  /** What is behind the relays, if any. */
  LocalStack services() {
    return stack;
  }

  /** A further connection to both; the caller closes it. */
  Connections open() {
    return Runs.open(runs().settings());
  }

  /** The same as somebody else. */
  Connections open(String identity) {
    return Runs.open(runs().settings(identity));
  }

  /** The worker as of one commit, without the jars that a layer has; always the same. */
  synchronized Path zip(String buildId) {
    Path zip = directory.resolve(buildId + ".zip");
    if (!Files.exists(zip)) {
      pack(buildId, zip);
    }
    return zip;
  }

  private void pack(String buildId, Path zip) {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.walk(worker)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(worker.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
      out.putNextEntry(new ZipEntry("release.txt"));
      out.write(buildId.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    account.close();
    stack.close();
  }
}
