package io.github.temporallambda.rollout.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.artifact.ContentDigest;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionInventory;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditTest {

  private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:orders";
  private static final String OTHER = FUNCTION + "-old";
  private static final String OURS = "0123456789abcdef";
  private static final String CODE = "A".repeat(43) + "=";

  @Test
  void oneToOneHasNothingToTell() {
    assertThat(
            audit(
                List.of(version("b2", FUNCTION + ":2"), version("b1", FUNCTION + ":1")),
                held(1, "b1", OURS),
                held(2, "b2", OURS)))
        .isEmpty();
  }

  @Test
  void noFunction() {
    assertThat(audit(List.of(version("b1", Optional.empty(), Set.of()))))
        .isEqualTo(
            """
            no-function: Deployment version orders:b1 invokes no Lambda function.
              it has no compute config: a worker polled before it was registered
              Next: mvn temporal-lambda:register on its commit gives it one; if it is not wanted: \
            temporal worker deployment delete-version --deployment-name orders --build-id b1""");
    assertThat(audit(List.of(version("b1", Optional.empty(), Set.of("gcp-cloud-run")))))
        .contains("its compute providers: gcp-cloud-run", "Next: keep it where it is, or temporal");
  }

  @Test
  void notAFunctionVersion() {
    assertThat(audit(List.of(version("b1", FUNCTION + ":live"))))
        .isEqualTo(
            """
            not-a-function-version: Deployment version orders:b1 does not name one immutable Lambda \
            version.
              its ARN: arn:aws:lambda:eu-west-1:123456789012:function:orders:live
              its code can change under the executions that it holds
              Next: mvn temporal-lambda:rollout publishes and routes to a function version; then, \
            once it is drained: temporal worker deployment delete-version --deployment-name orders \
            --build-id b1""");
    assertThat(Stream.of(FUNCTION, FUNCTION + ":$LATEST", "arn:aws:sqs:eu-west-1:1:queue"))
        .allSatisfy(
            arn -> assertThat(audit(List.of(version("b1", arn)))).startsWith("not-a-function-v"));
  }

  @Test
  void developmentIsTheUnqualifiedFunctionAlone() {
    assertThat(audit(List.of(version("dev", FUNCTION)))).isEmpty();
    assertThat(audit(List.of(version("dev", FUNCTION + ":live")))).startsWith("not-a-function-ver");
    assertThat(audit(List.of(version("dev", FUNCTION + ":$LATEST")))).startsWith("not-a-function");
  }

  @Test
  void controllersError() {
    AuditedVersion version =
        new AuditedVersion(
            version("b1", FUNCTION + ":1").deploymentVersion(),
            Optional.of("AccessDeniedException: not today"),
            Optional.empty(),
            Optional.empty());
    assertThat(audit(List.of(version), held(1, "b1", OURS)))
        .isEqualTo(
            """
            controller-error: Temporal's controller could not invoke the function of orders:b1.
              AccessDeniedException: not today
              the server keeps this also after invocations that went well
              Next: mend what it names (permissions, role, function state); updating the compute \
            config has it checked again""");
  }

  @Test
  void otherArnThanRecorded() {
    assertThat(
            audit(
                List.of(recorded("b1", FUNCTION + ":1", FUNCTION + ":7", CODE)),
                held(1, "b1", OURS)))
        .isEqualTo(
            """
            other-arn-than-recorded: Deployment version orders:b1 invokes another function than it \
            was registered with.
              invoked:  arn:aws:lambda:eu-west-1:123456789012:function:orders:1
              recorded: arn:aws:lambda:eu-west-1:123456789012:function:orders:7
              Next: find out who changed its compute config: temporal worker deployment \
            describe-version --deployment-name orders --build-id b1""");
  }

  @Test
  void otherFunction() {
    assertThat(
            audit(
                List.of(version("b2", FUNCTION + ":2"), version("b1", OTHER + ":1")),
                held(2, "b2", OURS)))
        .isEqualTo(
            """
            other-function: Deployment version orders:b1 names another function than the \
            deployment's.
              its ARN: arn:aws:lambda:eu-west-1:123456789012:function:orders-old:1
              expected a version of arn:aws:lambda:eu-west-1:123456789012:function:orders
              Next: where the deployment moved to another function this passes with its old \
            versions; else release again: mvn temporal-lambda:rollout""");
  }

  @Test
  void theCurrentVersionsFunctionIsTheDeploymentsUnlessTheUserNamesOne() {
    List<AuditedVersion> versions =
        List.of(version("b2", FUNCTION + ":2"), version("b1", OTHER + ":1"));

    assertThat(
            audit(
                new AuditSubject(versions, Optional.of(id("b1")), OURS, Optional.empty()),
                Map.of()))
        .contains("Deployment version orders:b2 names");
    assertThat(
            audit(
                new AuditSubject(
                    versions, Optional.of(id("b1")), OURS, Optional.of(new FunctionName("orders"))),
                Map.of()))
        .contains("Deployment version orders:b1 names");
    assertThat(
            audit(
                new AuditSubject(
                    versions, Optional.empty(), OURS, Optional.of(new FunctionName("third"))),
                Map.of()))
        .contains("orders:b2 names", "orders:b1 names", "expected a version of function 'third'");
  }

  @Test
  void sharedFunctionVersion() {
    assertThat(audit(List.of(version("b2", FUNCTION + ":1"), version("b1", FUNCTION + ":1"))))
        .isEqualTo(
            """
            shared-function-version: 2 deployment versions name one Lambda version.
              arn:aws:lambda:eu-west-1:123456789012:function:orders:1
              orders:b2, orders:b1
              Next: release each build under a Lambda version of its own: mvn \
            temporal-lambda:rollout on its commit""");
  }

  @Test
  void noFunctionVersion() {
    String gone =
        """
        no-function-version: The Lambda version of deployment version orders:b1 does not exist \
        (any more).
          arn:aws:lambda:eu-west-1:123456789012:function:orders:1
          Next: see what it still holds: temporal workflow list --query \
        "TemporalWorkerDeploymentVersion = 'orders:b1' AND ExecutionStatus = 'Running'"; when that \
        is nothing: temporal worker deployment delete-version --deployment-name orders --build-id \
        b1""";
    List<AuditedVersion> versions = List.of(version("b1", FUNCTION + ":1"));

    assertThat(audit(versions, held(2, "b2", "f".repeat(16)))).isEqualTo(gone);
    assertThat(audit(subject(versions), Map.of(FUNCTION, new FunctionReading.Missing())))
        .isEqualTo(gone);
  }

  @Test
  void functionThatCannotBeReadIsNotJudged() {
    FunctionReading unread =
        new FunctionReading.Unreadable(Problem.configuration("No credentials.", "give some"));

    assertThat(
            audit(
                subject(List.of(recorded("b1", FUNCTION + ":1", FUNCTION + ":1", "none"))),
                Map.of(FUNCTION, unread)))
        .isEmpty();
  }

  @Test
  void otherCodeThanRecorded() {
    String recorded = "B".repeat(42) + "A=";
    assertThat(
            audit(
                List.of(recorded("b1", FUNCTION + ":1", FUNCTION + ":1", recorded)),
                held(1, "b1", OURS)))
        .isEqualTo(
            """
            other-code-than-recorded: Deployment version orders:b1 runs other code than it was \
            registered with.
              arn:aws:lambda:eu-west-1:123456789012:function:orders:1
              Lambda holds: CodeSha256 %s
              recorded:     CodeSha256 %s
              Next: find out who changed its compute config or metadata: temporal worker deployment \
            describe-version --deployment-name orders --build-id b1"""
                .formatted(CODE, recorded));
  }

  @Test
  void markedForAnotherBuild() {
    assertThat(audit(List.of(version("b1", FUNCTION + ":1")), held(1, "b9", OURS)))
        .isEqualTo(
            """
            marked-for-another-build: Deployment version orders:b1 names a Lambda version of another \
            build.
              arn:aws:lambda:eu-west-1:123456789012:function:orders:1 was published for Build ID b9
              Next: its workers announce b9, so its tasks find no poller; route to another version, \
            then: temporal worker deployment delete-version --deployment-name orders --build-id b1""");
  }

  @Test
  void markedForAnotherTarget() {
    assertThat(audit(List.of(version("b1", FUNCTION + ":1")), held(1, "b1", "f".repeat(16))))
        .isEqualTo(
            """
            marked-for-another-target: Deployment version orders:b1 names a Lambda version of \
            another deployment.
              arn:aws:lambda:eu-west-1:123456789012:function:orders:1 was published for another \
            deployment, namespace or Temporal address
              Next: where temporal-lambda.address is only spelled differently than at the release, \
            spell it as then; else release it here: mvn temporal-lambda:rollout on its commit""");
  }

  @Test
  void neverRegistered() {
    assertThat(
            audit(
                List.of(version("b1", FUNCTION + ":1")),
                held(1, "b1", OURS),
                held(2, "b2", OURS),
                held(3, "b1", OURS),
                held(4, "b3", "f".repeat(16))))
        .isEqualTo(
            """
            never-registered: Lambda version 2 of orders was published for Build ID b2 and no \
            deployment version names it.
              arn:aws:lambda:eu-west-1:123456789012:function:orders:2
              Build ID b2 is not registered
              Next: nothing invokes it; mvn temporal-lambda:register on its commit takes it up
            never-registered: Lambda version 3 of orders was published for Build ID b1 and no \
            deployment version names it.
              arn:aws:lambda:eu-west-1:123456789012:function:orders:3
              Build ID b1 is registered with arn:aws:lambda:eu-west-1:123456789012:function:orders:1
              Next: nothing invokes it; mvn temporal-lambda:register on its commit takes it up""");
  }

  @Test
  void onlyWhatWasNeverRegisteredIsNoFault() {
    List<Mismatch> found =
        Audit.mismatches(
            subject(List.of(version("b1", FUNCTION + ":1"))),
            Map.of(FUNCTION, found(held(1, "b9", OURS), held(2, "b2", OURS))));

    assertThat(found).extracting(Mismatch::isFault).containsExactly(true, false);
  }

  private static String audit(List<AuditedVersion> versions, FunctionVersion... held) {
    Map<String, FunctionReading> readings =
        held.length == 0 ? Map.of() : Map.of(FUNCTION, found(held));
    return audit(subject(versions), readings);
  }

  private static String audit(AuditSubject subject, Map<String, FunctionReading> readings) {
    return Audit.mismatches(subject, readings).stream()
        .map(AuditTest::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(Mismatch mismatch) {
    return mismatch.kind()
        + ": "
        + mismatch.what()
        + "\n  "
        + String.join("\n  ", mismatch.evidence())
        + "\n  Next: "
        + mismatch.next();
  }

  private static AuditSubject subject(List<AuditedVersion> versions) {
    return new AuditSubject(versions, Optional.empty(), OURS, Optional.empty());
  }

  private static FunctionReading found(FunctionVersion... held) {
    return new FunctionReading.Found(new FunctionInventory(FUNCTION, List.of(held)));
  }

  private static FunctionVersion held(long number, String buildId, String targetHash) {
    return new FunctionVersion(
        FunctionArn.parse(FUNCTION + ":" + number),
        new CodeSha256(CODE),
        Optional.of(
            new VersionMarker(
                new BuildId(buildId), new ContentDigest("c".repeat(64)), targetHash)));
  }

  private static AuditedVersion recorded(
      String buildId, String arn, String recordedArn, String recordedCode) {
    return new AuditedVersion(
        version(buildId, arn).deploymentVersion(),
        Optional.empty(),
        Optional.of(recordedArn),
        Optional.of(recordedCode));
  }

  private static AuditedVersion version(String buildId, String arn) {
    return version(buildId, Optional.of(arn), Set.of("aws-lambda"));
  }

  private static AuditedVersion version(
      String buildId, Optional<String> arn, Set<String> providers) {
    Optional<Instant> none = Optional.empty();
    DeploymentVersion version =
        new DeploymentVersion(
            id(buildId),
            DeploymentVersionStatus.INACTIVE,
            arn.map(name -> new LambdaCompute(name, Optional.empty(), Optional.empty())),
            providers,
            Set.of(),
            Map.of(),
            new DeploymentVersionTimes(none, none, none, none, none, none, none),
            "someone");
    return new AuditedVersion(version, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static DeploymentVersionId id(String buildId) {
    return new DeploymentVersionId(new DeploymentName("orders"), new BuildId(buildId));
  }
}
