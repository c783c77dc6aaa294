package io.github.temporallambda.lambda;

import static io.github.temporallambda.lambda.LambdaStand.ORDERS;
import static io.github.temporallambda.lambda.LambdaStand.marker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.local.aws.Fault;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

class FunctionConflictTest {

  private LambdaStand stand;
  private LambdaFunctions functions;
  private DeploymentPackage zip;

  @BeforeEach
  void start(@TempDir Path directory) {
    stand = LambdaStand.start(directory);
    functions = stand.functions;
    stand.create();
    zip = stand.zip("ours");
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void variablesAreNotWrittenOverAnEnvironmentThatSomebodyElseChanged() {
    FunctionConfiguration asRead = stand.settled();
    stand.somebodyElse.updateFunctionConfiguration(
        r -> r.functionName("orders").environment(e -> e.variables(Map.of("THEIRS", "secret"))));
    FunctionConfiguration theirs = stand.settled();

    Problem problem = problem(() -> functions.updateEnvironment(asRead, Map.of("OURS", "1")));

    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFLICT);
    assertThat(problem.render())
        .contains("Somebody else deployed to function 'orders' meanwhile")
        .contains(asRead.revisionId(), theirs.revisionId(), "THEIRS", "412")
        .doesNotContain("secret")
        .doesNotContain("hunter2");
    assertThat(stand.settled()).isEqualTo(theirs);
  }

  @Test
  void codeIsNotWrittenOverCodeThatSomebodyElseUploaded() {
    FunctionConfiguration asRead = stand.settled();
    stand.somebodyUploads("theirs");

    Problem problem = problem(() -> functions.updateCode(asRead, LambdaStand.inline(zip)));

    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFLICT);
    assertThat(stand.settled().codeSha256()).isEqualTo(stand.zip("theirs").codeSha256());
  }

  @Test
  void codeThatSomebodyElseUploadedIsNotPublishedAsOurs() {
    functions.updateCode(stand.settled(), LambdaStand.inline(zip));
    stand.somebodyUploads("theirs");

    Problem problem =
        problem(
            () -> functions.publish(stand.settled(), LambdaStand.inline(zip), marker("a", zip)));

    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFLICT);
    assertThat(problem.render())
        .contains("does not hold the code that is to be published")
        .contains(stand.zip("theirs").codeSha256().base64(), zip.codeSha256().base64());
    assertThat(functions.versions(ORDERS)).isEmpty();
  }

  @Test
  void aConfigurationThatSomebodyElseChangedIsNotPublished() {
    FunctionConfiguration uploaded = functions.updateCode(stand.settled(), LambdaStand.inline(zip));
    stand.somebodyElse.updateFunctionConfiguration(r -> r.functionName("orders").memorySize(1024));
    stand.settled();

    Problem problem =
        problem(() -> functions.publish(uploaded, LambdaStand.inline(zip), marker("a", zip)));

    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFLICT);
    assertThat(problem.render()).contains(", 512 MB, ", ", 1024 MB, ");
    assertThat(functions.versions(ORDERS)).isEmpty();
  }

  @Test
  void aLostRaceIsNotTriedAgain() {
    FunctionConfiguration asRead = stand.settled();
    stand.aws.setFault(Fault.precondition("UpdateFunctionCode", 1));

    assertThat(problem(() -> functions.updateCode(asRead, LambdaStand.inline(zip))).kind())
        .isEqualTo(ProblemKind.CONFLICT);
    assertThat(stand.settled()).isEqualTo(asRead);
  }

  @Test
  void aFunctionThatIsBusyIsWaitedFor() {
    FunctionConfiguration asRead = stand.settled();
    stand.aws.setFault(Fault.conflict("UpdateFunctionCode", 2));

    assertThat(functions.updateCode(asRead, LambdaStand.inline(zip)).codeSha256())
        .isEqualTo(zip.codeSha256());
  }

  @Test
  void aFunctionThatIsAlwaysBusyIsGivenUp() {
    FunctionConfiguration asRead = stand.settled();
    stand.aws.setFault(Fault.conflict("UpdateFunctionCode", 5));

    Problem problem = problem(() -> functions.updateCode(asRead, LambdaStand.inline(zip)));

    assertThat(problem.render()).contains("does not come to rest", "An update is in progress");
    assertThat(stand.settled().revisionId()).isEqualTo(asRead.revisionId());
  }

  @Test
  void anUpdateUnderWayThatChangesNothingOfOursIsWaitedFor() {
    stand.aws.setFault(Fault.slow("UpdateFunctionConfiguration", 4));
    stand.somebodyElse.updateFunctionConfiguration(r -> r.functionName("orders"));
    FunctionConfiguration busy = functions.describe(ORDERS);

    FunctionConfiguration uploaded = functions.updateCode(busy, LambdaStand.inline(zip));

    assertThat(busy.state().isInTransition()).isTrue();
    assertThat(uploaded.codeSha256()).isEqualTo(zip.codeSha256());
  }

  @Test
  void anUpdateThatWasUnderWayAtTheReadAndHasEndedSinceIsNoConflict() {
    stand.somebodyElse.updateFunctionConfiguration(r -> r.functionName("orders"));
    FunctionConfiguration busy = functions.describe(ORDERS);
    FunctionConfiguration ended = stand.settled();

    FunctionConfiguration uploaded = functions.updateCode(busy, LambdaStand.inline(zip));

    assertThat(busy.state().isInTransition()).isTrue();
    assertThat(ended.revisionId()).isNotEqualTo(busy.revisionId());
    assertThat(uploaded.codeSha256()).isEqualTo(zip.codeSha256());
  }

  @Test
  void anUpdateUnderWayThatBringsOtherCodeIsAConflict() {
    FunctionConfiguration asRead = stand.settled();
    stand.aws.setFault(Fault.slow("UpdateFunctionCode", 4));
    SdkBytes theirs = LambdaStand.bytes(stand.zip("theirs"));
    stand.somebodyElse.updateFunctionCode(r -> r.functionName("orders").zipFile(theirs));

    Problem problem = problem(() -> functions.updateEnvironment(asRead, Map.of("OURS", "1")));

    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFLICT);
    assertThat(stand.settled().environment().names()).containsExactly("DB_PASSWORD");
  }

  private static Problem problem(ThrowingCallable call) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, call);
    assertThat(thrown).isNotNull();
    return thrown.problems().get(0);
  }
}
