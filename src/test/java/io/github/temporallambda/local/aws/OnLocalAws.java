package io.github.temporallambda.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Starts a local AWS for each test, with AWS's own SDK on it. */
abstract class OnLocalAws {

  static final String ARN = LocalAwsFixture.ARN;

  @TempDir Path directory;
  LocalAwsFixture fixture;
  LambdaClient lambda;

  LocalAwsSettings settings() {
    return LocalAwsFixture.still(directory);
  }

  @BeforeEach
  void start() {
    fixture = LocalAwsFixture.start(settings());
    lambda = fixture.lambda;
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  static void assertRefused(ThrowingCallable call, int status, String code, String text) {
    AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.statusCode()).isEqualTo(status);
    assertThat(refusal.awsErrorDetails().errorMessage()).contains(text);
  }

  static void assertInvalid(ThrowingCallable call, String text) {
    assertRefused(call, 400, "InvalidParameterValueException", text);
  }

  static void assertNotFound(ThrowingCallable call, String text) {
    assertRefused(call, 404, "ResourceNotFoundException", text);
  }
}
