package io.github.temporallambda.lambda;

import static io.github.temporallambda.lambda.LambdaStand.marker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.local.aws.Fault;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Every row of the table, answered by the local Lambda to a release's own calls. */
class LambdaRefusalTest {

  private LambdaStand stand;
  private FunctionConfiguration uploaded;
  private DeploymentPackage zip;

  @BeforeEach
  void start(@TempDir Path directory) {
    stand = LambdaStand.start(directory);
    stand.create();
    zip = stand.zip("ours");
    uploaded = stand.functions.updateCode(stand.settled(), LambdaStand.inline(zip));
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyRowIsDealtWithAsItSays(LambdaRefusal row, String code) {
    stand.refuse("PublishVersion", 1, refusal(row, code));

    if (row.reaction() == Reaction.STOP || row.reaction() == Reaction.REREAD) {
      Problem problem = problem(this::publish);
      assertThat(problem.what()).isNotBlank();
      assertThat(problem.next()).isNotEmpty();
      assertThat(problem.render()).doesNotContain("{");
    } else {
      assertThat(publish().functionVersion()).isEqualTo(1);
    }
    // What stops is sent once: a second try would have met the function without the fault.
    assertThat(publish().functionVersion()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyRowEndsAfterSoManyTriesAndTellsWhatAwsSaid(LambdaRefusal row, String code) {
    stand.refuse("PublishVersion", 1_000, refusal(row, code));

    Problem problem = problem(this::publish);
    stand.aws.clearFaults();

    assertThat(problem.render()).contains("answered 418 " + code);
    assertThat(stand.functions.versions(LambdaStand.ORDERS)).isEmpty();
    assertThat(problem.evidence().contains(said(row)))
        .isEqualTo(row.tells(call("PublishVersion"), code));
  }

  static Stream<Arguments> answers() {
    return Arrays.stream(LambdaRefusal.values())
        .filter(row -> row != LambdaRefusal.NOT_YET_KNOWN && row != LambdaRefusal.UNREACHABLE)
        .flatMap(row -> codes(row).stream().map(code -> Arguments.of(row, code)));
  }

  @Test
  void whatWasJustMadeMayBeUnknownOrBusyForAWhile() {
    FunctionVersion made = publish();
    for (LambdaRefusal row :
        new LambdaRefusal[] {LambdaRefusal.NOT_YET_KNOWN, LambdaRefusal.BUSY}) {
      stand.refuse("PutFunctionEventInvokeConfig", 3, refusal(row, codes(row).iterator().next()));

      assertThatCode(() -> stand.functions.limitAsyncInvocations(made.arn()))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aStatusIsEnoughWhereNoCodeComesWithIt(int status) {
    stand.refuse("PublishVersion", 3, new Fault.Refusal(status, "", "<html>"));

    assertThat(publish().functionVersion()).isEqualTo(1);
  }

  @Test
  void whoHasToMakeRoomIsToldHowMuchIsUsed() {
    stand.refuse(
        "PublishVersion", 1, refusal(LambdaRefusal.STORAGE_FULL, "CodeStorageExceededException"));

    CodeStorage storage = stand.functions.codeStorage().orElseThrow();
    assertThat(problem(this::publish).evidence())
        .contains(storage.usedBytes() + " of " + storage.limitBytes() + " bytes are used");
  }

  @Test
  void whoMayNotReadHowMuchIsUsedIsToldTheRest() {
    stand.refuse(
        "PublishVersion", 1, refusal(LambdaRefusal.STORAGE_FULL, "CodeStorageExceededException"));
    stand.refuse("GetAccountSettings", 1, new Fault.Refusal(403, "AccessDeniedException", "no"));

    assertThat(problem(this::publish).render())
        .contains("code storage in " + LambdaStand.REGION + " is full")
        .doesNotContain("bytes are used");
  }

  @Test
  void noAnswerAtAllHasARowToo() {
    SdkClientException broken = SdkClientException.create("Connection reset");

    assertThat(LambdaRefusal.of(broken)).isEqualTo(LambdaRefusal.UNREACHABLE);
    assertThat(AwsProblems.of(call("PublishVersion"), broken))
        .hasMessageContainingAll(
            "could not be reached for lambda:PublishVersion", "Connection reset");
  }

  @Test
  void aWordThatIsMissingAtAllIsNotToldAsAnEmptyLine() {
    stand.refuse("PublishVersion", 9, new Fault.Refusal(403, "NeverHeardOf", "token=secret"));

    Problem problem = problem(this::publish);

    assertThat(problem.render()).contains("denied lambda:PublishVersion").doesNotContain("secret");
    assertThat(problem.kind()).isEqualTo(ProblemKind.REMOTE);
  }

  private static Set<String> codes(LambdaRefusal row) {
    return row.codes().isEmpty() ? Set.of("UnheardOfException") : row.codes();
  }

  private static String said(LambdaRefusal row) {
    return row.text() + " is what AWS says";
  }

  /** A status that says nothing, so that the code alone decides. */
  private static Fault.Refusal refusal(LambdaRefusal row, String code) {
    return new Fault.Refusal(418, code, said(row));
  }

  private static AwsCall call(String operation) {
    return new AwsCall(operation, LambdaStand.ARN, LambdaStand.REGION);
  }

  private FunctionVersion publish() {
    return stand.functions.publish(uploaded, LambdaStand.inline(zip), marker("a", zip));
  }

  private static Problem problem(ThrowingCallable call) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, call);
    assertThat(thrown).as("problem").isNotNull();
    return thrown.problems().get(0);
  }
}
