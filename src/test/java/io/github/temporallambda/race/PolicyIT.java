package io.github.temporallambda.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.history.ExecutionCounts;
import io.github.temporallambda.history.ReadingPace;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.lambda.LambdaProgress;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.race.Policies.Grant;
import io.github.temporallambda.report.DeploymentStatus;
import io.github.temporallambda.rollout.audit.FunctionReader;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.status.StatusAudit;
import io.github.temporallambda.rollout.status.StatusCounts;
import io.github.temporallambda.rollout.status.StatusReader;
import io.github.temporallambda.rollout.status.StatusRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The policies of {@code docs/security.md} allow what each goal was seen to call, on the resource
 * that it was seen to name, and nothing that none was seen to call.
 */
@ExtendWith(LocalStackExtension.class)
class PolicyIT {

  private static final String NAME = "allowed";
  private static final String FUNCTION = "arn:aws:lambda:REGION:ACCOUNT:function:";
  private static final String BUCKET = "arn:aws:s3:::BUCKET";
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Provenance ADA = new Provenance("ada", Optional.empty());

  @TempDir Path temporary;

  private final List<AwsRequestLine> requests = new CopyOnWriteArrayList<>();

  @Test
  void eachGoalCallsWhatItsPolicyAllowsOnTheResourceThatItNames(ServerBinary binary) {
    try (RaceStack stack = RaceStack.start(binary, temporary);
        AwsRelay relay = AwsRelay.before(stack.services().aws().endpoint(), requests::add)) {
      stack.behind(relay);
      RaceDeployment deployment = new RaceDeployment(stack, NAME);
      Set<Grant> publishing = Policies.grants(Policies.all().get(0));
      Set<Grant> reading = Policies.grants(Policies.all().get(1));
      Set<Grant> storing = Policies.grants(Policies.all().get(2));

      Set<Grant> published = new TreeSet<>();
      published.addAll(seen(() -> releases(deployment, "b1", Reach.PUBLISH), publishing));
      published.addAll(seen(() -> releases(deployment, "b1", Reach.REGISTER), publishing));
      published.addAll(seen(() -> releases(deployment, "b2", Reach.REGISTER), publishing));
      published.addAll(seen(() -> releases(deployment, "b1", Reach.ROUTE), publishing));
      published.addAll(seen(() -> releases(deployment, "b3", Reach.ROUTE), publishing));
      assertThat(published).containsExactlyInAnyOrderElementsOf(publishing);

      Set<Grant> read = new TreeSet<>();
      read.addAll(seen(() -> setsCurrent(stack, deployment, "b2"), reading));
      read.addAll(seen(() -> adopts(stack, deployment), reading));
      read.addAll(seen(() -> rollsBack(deployment), reading));
      read.addAll(seen(() -> reads(stack), reading));
      read.addAll(seen(() -> releases(deployment, "b3", Reach.REGISTER), reading));
      read.addAll(seen(() -> setsCurrentWhatLacksItsSettings(stack, deployment), reading));
      assertThat(read).containsExactlyInAnyOrderElementsOf(reading);

      Set<Grant> both =
          Stream.of(publishing, storing).flatMap(Set::stream).collect(Collectors.toSet());
      Set<Grant> stored =
          seen(() -> releasesThroughTheBucket(stack, deployment), both).stream()
              .filter(call -> call.action().startsWith("s3:"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(stored).containsExactlyInAnyOrderElementsOf(storing);
    }
  }

  @Test
  void noPolicyAllowsToDeleteOrMoreThanItNames() {
    List<JsonNode> policies = Policies.all();

    assertThat(policies).hasSize(4);
    for (JsonNode policy : policies) {
      assertThat(Policies.grants(policy))
          .isNotEmpty()
          .noneMatch(grant -> grant.action().contains("*") || grant.action().contains("Delete"))
          .allMatch(
              grant ->
                  grant.resource().startsWith("arn:aws:")
                      || grant.action().equals("lambda:GetAccountSettings"));
    }
  }

  /** What one that encrypts with a key of its owner's needs besides; no stand-in encrypts. */
  @Test
  void keysAreUsedAsTheRefusalsOfThemSay() {
    assertThat(Policies.grants(Policies.all().get(3)))
        .extracting(Grant::action)
        .containsExactlyInAnyOrder("kms:GenerateDataKey", "kms:Decrypt", "kms:Decrypt");
  }

  /**
   * The grants by which the calls of {@code run} are allowed.
   *
   * @throws AssertionError when one is not
   */
  private Set<Grant> seen(Runnable run, Set<Grant> allowed) {
    requests.clear();
    run.run();
    List<Grant> calls = requests.stream().flatMap(PolicyIT::calls).distinct().toList();
    assertThat(calls).isNotEmpty();
    Set<Grant> used = new TreeSet<>();
    for (Grant call : calls) {
      List<Grant> by = allowed.stream().filter(grant -> grant.allows(call)).toList();
      assertThat(by).as(call + " is allowed by one of " + allowed).isNotEmpty();
      used.addAll(by);
    }
    return used;
  }

  /** What IAM is asked for a request; Lambda fetches code with the caller's own permissions. */
  private static Stream<Grant> calls(AwsRequestLine request) {
    if (request.service().equals("s3")) {
      String action =
          switch (request.operation()) {
            case "HeadBucket" -> "s3:ListBucket";
            case "HeadObject" -> "s3:GetObject";
            default -> "s3:" + request.operation();
          };
      return Stream.of(new Grant(action, inTheDocument(request.path())));
    }
    if (!request.service().equals("lambda")) {
      return Stream.empty();
    }
    Grant call =
        new Grant(
            "lambda:" + request.operation(),
            request
                .function()
                .map(function -> FUNCTION + function.replaceFirst("^" + NAME, "NAME"))
                .orElse("*"));
    return Stream.concat(
        Stream.of(call),
        request.object().stream()
            .map(
                code ->
                    new Grant(
                        code.ofOneVersion() ? "s3:GetObjectVersion" : "s3:GetObject",
                        inTheDocument(code.path()))));
  }

  private static String inTheDocument(String path) {
    return BUCKET
        + path.replaceFirst("^/" + RaceStack.BUCKET, "")
            .replaceFirst("^/" + RaceStack.BUCKET.keyPrefix() + "/", "/PREFIX/")
            .replaceFirst("/$", "");
  }

  private static void releases(RaceDeployment deployment, String buildId, Reach reach) {
    Racetrack.succeed(deployment.rollout("ada", buildId, reach));
  }

  private static void releasesThroughTheBucket(RaceStack stack, RaceDeployment deployment) {
    RolloutRequest release =
        stack.runs().release(deployment.name(), "b4", stack.zip("b4"), Reach.ROUTE, ADA);
    deployment.run(Runs.throughBucket(release));
  }

  private static void setsCurrent(RaceStack stack, RaceDeployment deployment, String buildId) {
    deployment.run(stack.runs().setCurrent(deployment.name(), buildId, ADA));
  }

  /** As a killed run leaves it, or another tool. */
  private static void setsCurrentWhatLacksItsSettings(RaceStack stack, RaceDeployment deployment) {
    var unused =
        stack
            .account()
            .lambda()
            .putFunctionEventInvokeConfig(
                put -> put.functionName(NAME).qualifier("1").maximumRetryAttempts(2));
    setsCurrent(stack, deployment, "b1");
  }

  private static void adopts(RaceStack stack, RaceDeployment deployment) {
    deployment.run(stack.runs().adoption(deployment.name(), 2, ADA));
  }

  private static void rollsBack(RaceDeployment deployment) {
    Racetrack.succeed(deployment.rollback("ada", "b2", "b3"));
  }

  private static void reads(RaceStack stack) {
    Connections.Settings settings = stack.runs().settings();
    TemporalSettings temporal = settings.temporal();
    try (TemporalConnection connection = TemporalConnection.open(temporal, WAIT)) {
      DeploymentStatus status =
          new StatusReader(
                  new WorkerDeployments(connection, Runs.IDENTITY),
                  new StatusCounts(new ExecutionCounts(connection, ReadingPace.usual())),
                  new StatusAudit(
                      new FunctionReader(
                          region -> LambdaFunctions.open(settings.aws(), LambdaProgress.SILENT))))
              .read(
                  new StatusRequest(
                      new DeploymentName(NAME),
                      temporal.target(),
                      Optional.of(new FunctionName(NAME))));
      assertThat(status.audit().isComplete()).isTrue();
    }
  }
}
