package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.handler.HandlerHost;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.cause.JvmEnded;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerFailureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.IllegalStateException: Missing environment variable DB_URL",
        "java.lang.IllegalStateException: missing environment variable: DB_URL",
        "java.lang.IllegalStateException: Environment variable 'DB_URL' is not set",
        "java.lang.IllegalArgumentException: DB_URL must be set",
        "java.lang.IllegalArgumentException: DB_URL is required",
        "java.lang.NullPointerException: DB_URL not set",
        "java.util.NoSuchElementException: \"DB_URL\" environment variable expected",
        "java.lang.RuntimeException: Could not resolve placeholder 'DB_URL' in value \"${DB_URL}\"",
        "java.lang.RuntimeException: Required env DB_URL",
      })
  void variableThatTheWordsNameIsFound(String words) {
    assertThat(thrown(words).missingVariable()).contains("DB_URL");
    assertThat(threw("java.lang.RuntimeException: no", "Caused by: " + words).next().get(0))
        .isEqualTo(
            "it seems to miss the variable DB_URL: give it with <replayEnvironment> in the POM, or"
                + " -Dtemporal-lambda.replayInheritEnvironment=DB_URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.IllegalStateException: no database at ***",
        "java.lang.IllegalArgumentException: no such table",
        "java.io.IOException: HTTP 503 from somewhere",
        "java.lang.NullPointerException",
      })
  void noVariableIsMadeUp(String words) {
    assertThat(thrown(words).missingVariable()).isEmpty();
  }

  @Test
  void nullIsNotKnownToBeAVariableAndSaidSo() {
    Problem problem = threw("java.lang.NullPointerException", "\tat com.acme.H.run(H.java:7)");

    assertThat(problem.what())
        .isEqualTo("The handler threw in the replay gate: java.lang.NullPointerException");
    assertThat(problem.evidence()).startsWith("code at com.acme.H.run(H.java:7)");
    assertThat(problem.next().get(0)).startsWith("a null does not tell what was missing");
  }

  @Test
  void lineOfTheInnermostCauseIsShown() {
    HandlerFailure failure =
        new HandlerFailure(
            List.of(
                HandlerHost.FUNCTION_ERROR_LINE + "java.lang.IllegalStateException: x",
                "java.lang.IllegalStateException: x",
                "\tat com.acme.Handler.run(Handler.java:7)",
                "\tat com.acme.Handler.handleRequest(Handler.java:3)",
                "Caused by: java.lang.NumberFormatException: y",
                "\tat java.base/java.lang.Integer.parseInt(Integer.java:1)",
                "\tat com.acme.Config.read(Config.java:9)",
                "\tat com.acme.Handler.run(Handler.java:5)",
                "\t... 3 more"));

    assertThat(failure.at().map(Object::toString)).contains("com.acme.Config.read(Config.java:9)");
    assertThat(failure.exception()).contains("java.lang.IllegalStateException");
  }

  @Test
  void frameOfTheHostIsNotTheUsers() {
    assertThat(
            new HandlerFailure(
                    List.of("\tat " + HandlerHost.class.getName() + ".main(HandlerHost.java:1)"))
                .at())
        .isEqualTo(Optional.empty());
  }

  private static HandlerFailure thrown(String words) {
    return new HandlerFailure(List.of(HandlerHost.FUNCTION_ERROR_LINE + words));
  }

  private static Problem threw(String words, String more) {
    List<String> output = List.of(HandlerHost.FUNCTION_ERROR_LINE + words, more);
    return GateProblems.ended(JvmEnded.of(HandlerHost.FUNCTION_ERROR, output), output);
  }
}
