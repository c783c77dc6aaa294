package io.github.temporallambda.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.model.LambdaException;

class AwsProblemsTest {

  private static final String ARN = "arn:aws:lambda:eu-west-1:*:function:orders";

  @ParameterizedTest
  @CsvSource({
    "404, ResourceNotFoundException, CONFIGURATION, 'no function ''orders'' in Region eu-west-1'",
    "403, AccessDeniedException, REMOTE, 'denied lambda:GetFunction on arn:aws:lambda:eu-west-1'",
    "403, AccessDenied, REMOTE, denied lambda:GetFunction",
    "403, SomethingNew, REMOTE, denied lambda:GetFunction",
    "403, ExpiredTokenException, CONFIGURATION, aws sso login",
    "403, UnrecognizedClientException, CONFIGURATION, does not accept the credentials",
    "403, InvalidSignatureException, CONFIGURATION, does not accept the credentials",
    "429, TooManyRequestsException, REMOTE, still throttles",
    "400, ThrottlingException, REMOTE, still throttles",
    "400, CodeStorageExceededException, REMOTE, get-account-settings",
    "409, ResourceConflictException, REMOTE, does not come to rest",
    "500, ServiceException, REMOTE, run the same command again later",
    "400, ValidationException, REMOTE, AWS refused lambda:GetFunction"
  })
  void everyRefusalSaysWhoHasToDoWhat(int status, String code, ProblemKind kind, String says) {
    ProblemException thrown = AwsProblems.of(call("GetFunction"), refusal(status, code, "text"));

    Problem problem = thrown.problems().get(0);
    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.render()).contains(says, String.valueOf(status), code, "request-7");
    assertThat(problem.next()).isNotEmpty();
    assertThat(thrown).hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"InvalidParameterValueException", "ValidationException", "Unheard", ""})
  void whatAwsSaysOfARequestWithEnvironmentIsNotTold(String code) {
    String echo = "exceeded the 4KB limit. String measured: {\"DB_PASSWORD\":\"hunter2\"}";

    for (String operation : new String[] {"UpdateFunctionConfiguration", "CreateFunction"}) {
      ProblemException thrown = AwsProblems.of(call(operation), refusal(400, code, echo));

      assertThat(thrown).hasMessageNotContaining("hunter2").hasNoCause();
      assertThat(thrown).hasMessageContaining("request-7");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "InvalidParameterValueException, true",
    "CodeStorageExceededException, true",
    "ValidationException, false",
    "InvalidSignatureException, false"
  })
  void textIsToldForHarmlessCodesOnly(String code, boolean told) {
    ProblemException thrown =
        AwsProblems.of(call("UpdateFunctionCode"), refusal(400, code, "Could not unzip."));

    assertThat(thrown.problems().get(0).render().contains("Could not unzip.")).isEqualTo(told);
  }

  @Test
  void aRefusalWithoutDetailsIsStillTold() {
    AwsServiceException bare = LambdaException.builder().statusCode(502).message("hunter2").build();

    assertThat(AwsProblems.of(call("GetFunction"), bare))
        .hasMessageContaining("answered 502 without a code")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void missingCredentialsAreAMatterOfConfiguration() {
    ProblemException thrown =
        AwsProblems.of(
            call("GetFunction"),
            SdkClientException.create("Unable to load credentials from any of the providers"));

    assertThat(thrown.problems().get(0).kind()).isEqualTo(ProblemKind.CONFIGURATION);
    assertThat(thrown).hasMessageContaining("-Dtemporal-lambda.awsProfile=");
  }

  @Test
  void aNetworkThatDoesNotAnswerIsToldWithTheRegion() {
    ProblemException thrown =
        AwsProblems.of(call("GetFunction"), SdkClientException.create("Connect timed out"));

    assertThat(thrown.problems().get(0).kind()).isEqualTo(ProblemKind.REMOTE);
    assertThat(thrown)
        .hasMessageContaining("Lambda in Region eu-west-1 could not be reached")
        .hasMessageContaining("Connect timed out");
  }

  private static AwsCall call(String operation) {
    return new AwsCall(operation, ARN, "eu-west-1");
  }

  private static AwsServiceException refusal(int status, String code, String text) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().errorCode(code).errorMessage(text).serviceName("Lambda").build();
    return LambdaException.builder()
        .awsErrorDetails(details)
        .statusCode(status)
        .requestId("request-7")
        .message(text)
        .build();
  }
}
