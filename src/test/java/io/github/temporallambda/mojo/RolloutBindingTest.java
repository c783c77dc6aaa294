package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.Narrowing;
import io.github.temporallambda.lambda.AccountId;
import io.github.temporallambda.lambda.BucketName;
import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.lambda.KeyPrefix;
import io.github.temporallambda.mojo.parameter.AwsInput;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.ForkInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.RegistrationInput;
import io.github.temporallambda.mojo.parameter.Secret;
import io.github.temporallambda.mojo.parameter.SmokeInput;
import io.github.temporallambda.mojo.parameter.TemporalInput;
import io.github.temporallambda.rollout.gate.OnInconclusive;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the parameters of a goal become, seen with {@code rollout}, which has most of them. */
class RolloutBindingTest {

  private static final String NAMED = "<deploymentName>orders</deploymentName>";

  @TempDir Path basedir;

  @Test
  void defaultsLeaveConnectionsToTheirOwnSources() throws Exception {
    ConnectionInput connection = connection(GoalBench.withConfiguration(basedir, NAMED));

    assertThat(connection.deploymentName()).hasToString("orders");
    assertThat(connection.aws()).isEqualTo(new AwsInput(Optional.empty(), Optional.empty()));
    assertThat(connection.temporal())
        .isEqualTo(
            new TemporalInput(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void defaultsOfGateAndRegistrationAreThoseOfTheReference() throws Exception {
    GoalBench bench = GoalBench.withConfiguration(basedir, NAMED);

    assertThat(gate(bench))
        .isEqualTo(
            new GateInput(
                Optional.empty(),
                Optional.empty(),
                new ExecutionSelection(Narrowing.none(), 1000, 1, 0),
                new ForkInput(Map.of(), List.of(), Optional.empty()),
                new GateInput.Limits(Duration.ofSeconds(30), Duration.ofMinutes(10)),
                OnInconclusive.STOP));
    assertThat(registration(bench))
        .isEqualTo(
            new RegistrationInput(
                Optional.empty(), Optional.empty(), Duration.ofMinutes(5), Optional.empty()));
  }

  @Test
  void commandLineAndPomReachTheSameValues() throws Exception {
    Path toml = Files.writeString(basedir.resolve("temporal.toml"), "");
    GoalBench bench =
        GoalBench.withConfiguration(
                basedir,
                NAMED
                    + "<region>eu-central-1</region><namespace>shop</namespace>"
                    + "<temporalConfigFile>temporal.toml</temporalConfigFile>")
            .given("temporal-lambda.awsProfile", "release")
            .given("temporal-lambda.address", "localhost:7233")
            .given("temporal-lambda.temporalProfile", "prod");

    ConnectionInput connection = connection(bench);

    assertThat(connection.aws())
        .isEqualTo(new AwsInput(Optional.of("eu-central-1"), Optional.of("release")));
    assertThat(connection.temporal())
        .isEqualTo(
            new TemporalInput(
                Optional.of("localhost:7233"),
                Optional.of("shop"),
                Optional.of("prod"),
                Optional.of(toml),
                Optional.empty()));
  }

  @Test
  void committedHistoriesAreFoundWhereTheyUsuallyLie() throws Exception {
    Path usual = Files.createDirectories(basedir.resolve("src/test/histories"));

    GateInput gate = gate(GoalBench.withConfiguration(basedir, NAMED));

    assertThat(gate.histories()).contains(usual);
  }

  @Test
  void replayEnvironmentIsLiteralAndNamedAndNotShown() throws Exception {
    GoalBench bench =
        GoalBench.withConfiguration(
                basedir, NAMED + "<replayEnvironment><A>literal</A></replayEnvironment>")
            .environment("B", "inherited")
            .environment("C", "not named")
            .given("temporal-lambda.replayInheritEnvironment", "B");

    GateInput gate = gate(bench);

    assertThat(gate.fork().environment()).isEqualTo(Map.of("A", "literal", "B", "inherited"));
    assertThat(gate.toString()).doesNotContain("literal", "inherited");
  }

  @Test
  void smokeIsReadFromItsBlock() throws Exception {
    GoalBench bench =
        GoalBench.withConfiguration(
            basedir,
            NAMED
                + "<smoke><workflowType>Smoke</workflowType><taskQueue>orders</taskQueue>"
                + "<input>{\"id\":1}</input></smoke>");

    assertThat(registration(bench).smoke())
        .contains(
            new SmokeInput("Smoke", "orders", Optional.of("{\"id\":1}"), Duration.ofSeconds(60)));
  }

  @Test
  void smokeIsReadFromTheCommandLineAloneOrBesideItsBlock() throws Exception {
    GoalBench bench =
        GoalBench.withConfiguration(basedir, NAMED + "<smoke><taskQueue>orders</taskQueue></smoke>")
            .given("temporal-lambda.smokeWorkflowType", "Smoke")
            .given("temporal-lambda.smokeTimeLimit", "PT5S");

    assertThat(registration(bench).smoke())
        .contains(new SmokeInput("Smoke", "orders", Optional.empty(), Duration.ofSeconds(5)));
  }

  @Test
  void smokeBlockThatTheCommandLineContradictsStops() {
    GoalBench bench =
        GoalBench.withConfiguration(
                basedir,
                NAMED
                    + "<smoke><workflowType>Smoke</workflowType><taskQueue>orders</taskQueue>"
                    + "</smoke>")
            .given("temporal-lambda.smokeTaskQueue", "other");

    assertThatThrownBy(() -> registration(bench))
        .hasMessageContaining("temporal-lambda.smokeTaskQueue was given twice");
  }

  @Test
  void halfASmokeStops() {
    GoalBench bench =
        GoalBench.withConfiguration(basedir, NAMED)
            .given("temporal-lambda.smokeWorkflowType", "Smoke");

    assertThatThrownBy(() -> registration(bench))
        .hasMessageContaining("temporal-lambda.smokeTaskQueue is missing");
  }

  @Test
  void apiKeyComesFromTheServerUnlessTheEnvironmentHasOne() throws Exception {
    GoalBench bench = withServer(GoalBench.withConfiguration(basedir, NAMED), "temporal-lambda");

    assertThat(connection(bench).temporal().apiKey()).contains(new Secret("the-key"));
    bench.environment("TEMPORAL_API_KEY", "of the environment");
    assertThat(connection(bench).temporal().apiKey()).isEmpty();
  }

  @Test
  void externalIdComesFromTheEnvironmentBeforeTheServer() throws Exception {
    GoalBench bench = withServer(GoalBench.withConfiguration(basedir, NAMED), "temporal-lambda");

    assertThat(registration(bench).externalId()).contains(new Secret("server-id"));
    bench.environment("TEMPORAL_LAMBDA_EXTERNAL_ID", "env-id");
    assertThat(registration(bench).externalId()).contains(new Secret("env-id"));
  }

  @Test
  void serverThatWasAskedForMustBeThere() {
    GoalBench bench =
        GoalBench.withConfiguration(basedir, NAMED + "<serverId>elsewhere</serverId>");

    assertThatThrownBy(() -> connection(bench))
        .hasMessageContaining("settings.xml has no <server> with the id 'elsewhere'");
  }

  @Test
  void everythingWrongIsToldAtOnceWithoutSecrets() {
    GoalBench bench =
        GoalBench.withConfiguration(
                basedir,
                "<deploymentName>a.b</deploymentName><region>Mars</region>"
                    + "<histories>missing</histories><queueTimeout>5</queueTimeout>"
                    + "<replayInheritEnvironment><n>NOT_SET</n></replayInheritEnvironment>"
                    + "<smoke><input>{s3cr3t</input></smoke>")
            .environment("TEMPORAL_LAMBDA_EXTERNAL_ID", " s3cr3t")
            .given("temporal-lambda.dryRunn", "true")
            .given("temporal-lambda.allowDirty", "1");

    assertThatThrownBy(() -> bench.run("rollout"))
        .hasMessageContaining("-Dtemporal-lambda.dryRun?")
        .hasMessageContaining("'a.b' is not a deployment name")
        .hasMessageContaining("temporal-lambda.functionName is missing")
        .hasMessageContaining("'Mars' is not an AWS region")
        .hasMessageContaining("there is no directory")
        .hasMessageContaining("'5' is not an ISO-8601 duration")
        .hasMessageContaining("no variable 'NOT_SET'")
        .hasMessageContaining("smokeWorkflowType is missing")
        .hasMessageContaining("the value is not JSON")
        .hasMessageContaining("'1' is neither true nor false")
        .hasMessageContaining("TEMPORAL_LAMBDA_EXTERNAL_ID: the value is blank or has white space")
        .hasMessageContaining("No jar or zip of module worker was packaged")
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void bucketIsThatOfTheFunctionsAccountUnderOurPrefixUnlessItIsSaid() throws Exception {
    GoalBench bench =
        GoalBench.withConfiguration(basedir, NAMED).given("temporal-lambda.s3Bucket", "releases");
    BucketName releases = new BucketName("releases");

    assertThat(bucket(GoalBench.withConfiguration(basedir, NAMED))).isEmpty();
    assertThat(bucket(bench))
        .contains(new CodeBucket(releases, new KeyPrefix("temporal-lambda"), Optional.empty()));
    assertThat(
            bucket(
                bench
                    .given("temporal-lambda.s3KeyPrefix", "a/b")
                    .given("temporal-lambda.s3BucketOwner", "999999999999")))
        .contains(
            new CodeBucket(
                releases, new KeyPrefix("a/b"), Optional.of(new AccountId("999999999999"))));
  }

  @Test
  void everythingWrongAboutABucketIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                bucket(
                    GoalBench.withConfiguration(basedir, NAMED)
                        .given("temporal-lambda.s3Bucket", "s3://releases")
                        .given("temporal-lambda.s3KeyPrefix", "/a")
                        .given("temporal-lambda.s3BucketOwner", "me")))
        .hasMessageContaining("temporal-lambda.s3Bucket: 's3://releases' is not a bucket's name")
        .hasMessageContaining("temporal-lambda.s3KeyPrefix: '/a' is not a key prefix")
        .hasMessageContaining("temporal-lambda.s3BucketOwner: 'me' is not an AWS account");
    assertThatThrownBy(
            () ->
                bucket(
                    GoalBench.withConfiguration(
                        basedir, NAMED + "<s3BucketOwner>123456789012</s3BucketOwner>")))
        .hasMessageContaining("no bucket is named")
        .hasMessageContaining("-Dtemporal-lambda.s3Bucket=");
  }

  @Test
  void forkedGoalShipsWhatItsForkPackaged() throws Exception {
    GoalBench bench = GoalBench.withConfiguration(basedir, NAMED);
    Path jar = jar();
    MavenProject executed = bench.project.clone();
    executed.getArtifact().setFile(jar.toFile());
    bench.project.setExecutionProject(executed);

    assertThat(read(bench, RegisteringGoal::packagedFile)).isEqualTo(jar);
  }

  /** Another plugin's fork leaves its executed project behind. */
  @Test
  void goalThatDoesNotForkShipsWhatThisBuildPackaged() throws Exception {
    GoalBench bench = GoalBench.withConfiguration(basedir, NAMED);
    bench.project.setExecutionProject(bench.project.clone());
    Path jar = jar();
    bench.project.getArtifact().setFile(jar.toFile());
    RegisteringGoal goal = (RegisteringGoal) bench.bind("rollout-no-fork");

    assertThat(goal.packagedFile(new ParameterReader()).get()).isEqualTo(jar);
  }

  private static ConnectionInput connection(GoalBench bench) throws Exception {
    return read(bench, RegisteringGoal::connection);
  }

  private static GateInput gate(GoalBench bench) throws Exception {
    return read(bench, RegisteringGoal::gate);
  }

  private static Optional<CodeBucket> bucket(GoalBench bench) throws Exception {
    return read(bench, RegisteringGoal::bucket);
  }

  private static RegistrationInput registration(GoalBench bench) throws Exception {
    return read(bench, RegisteringGoal::registration);
  }

  private static <T> T read(
      GoalBench bench, BiFunction<RegisteringGoal, ParameterReader, Supplier<T>> part)
      throws Exception {
    ParameterReader in = new ParameterReader();
    Supplier<T> value = part.apply((RegisteringGoal) bench.bind("rollout"), in);
    in.finish();
    return value.get();
  }

  private Path jar() throws Exception {
    Path jar = basedir.resolve("worker.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("Handler.class"));
    }
    return jar;
  }

  private static GoalBench withServer(GoalBench bench, String id) {
    Server server = new Server();
    server.setId(id);
    server.setPassword("the-key");
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    Xpp3Dom externalId = new Xpp3Dom("externalId");
    externalId.setValue("server-id");
    configuration.addChild(externalId);
    server.setConfiguration(configuration);
    SettingsDecrypter inTheClear = new PassingDecrypter();
    return bench.server(server, inTheClear);
  }
}
