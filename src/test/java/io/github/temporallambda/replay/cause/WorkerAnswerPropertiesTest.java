package io.github.temporallambda.replay.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a worker answers: something is told, nothing of a payload, and nothing breaks. */
class WorkerAnswerPropertiesTest {

  private static final String SECRET = "k1ng0fsp41n";
  private static final String SDK_FRAME =
      "\tat io.temporal.internal.statemachines.WorkflowStateMachines.handleEvent(W.java:1)";

  private static final String USERS_FRAME = "\n\tat com.acme.Order.ship(Order.java:12)";

  @Property(tries = 500)
  void anyTextIsReadAndTold(@ForAll String answer) {
    String words = WorkerAnswer.words(answer);

    assertThat(words).isNotBlank();
    ReplayCause cause = WorkerAnswer.cause(words);
    assertThat(cause.says()).isNotBlank();
    assertThat(cause.line()).isNotBlank();
    assertThat(Explanation.of(WorkerAnswer.cause(answer)).lines()).isNotNull();
  }

  @Property(tries = 500)
  void anyMixOfPartsIsReadAndKeepsItsSecret(@ForAll("answers") List<String> lines) {
    String words = WorkerAnswer.words(String.join("\n", lines));

    assertThat(words).isNotBlank().doesNotContain(SECRET);
    ReplayCause cause = WorkerAnswer.cause(words);
    assertThat(cause.line()).isNotBlank().doesNotContain(SECRET);
    assertThat(cause.advice().lines()).isNotEmpty();
  }

  @Property(tries = 200)
  void ownWordsOfTheSdkAreNeverDropped(@ForAll("sdkWords") String message) {
    String answer = "io.temporal.worker.NonDeterministicException: " + message + "\n" + SDK_FRAME;

    String words = WorkerAnswer.words(answer);

    assertThat(words).startsWith("io.temporal.worker.NonDeterministicException: " + message);
    ReplayCause cause = WorkerAnswer.cause(words);
    assertThat(cause.kind()).isEqualTo("non-determinism");
    assertThat(cause.line()).isEqualTo(message);
    assertThat(Explanation.of(cause).lines()).containsExactly("the SDK   " + message);
  }

  /** Words of a form that is not known. */
  @Provide
  Arbitrary<String> sdkWords() {
    return Arbitraries.of("event", "command", "does", "not", "fit", "17", "[TMPRL1100]", "type.")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(parts -> String.join(" ", parts));
  }

  @Provide
  Arbitrary<List<String>> answers() {
    return Arbitraries.of(
            "Caused by: java.lang.IllegalStateException: " + SECRET + USERS_FRAME,
            "Caused by: java.lang.RuntimeException: " + SECRET + USERS_FRAME,
            "Caused by: java.lang.Error: java.lang.RuntimeException: "
                + SECRET
                + "\n"
                + SDK_FRAME
                + "\nCaused by: java.lang.RuntimeException: "
                + SECRET
                + USERS_FRAME,
            "Caused by: com.acme.Lost",
            "\tat com.acme.Order.ship(Order.java:12)",
            SDK_FRAME,
            "\t... 12 more",
            "io.temporal.worker.NonDeterministicException: [TMPRL1100] Failure handling event 5 of"
                + " type 'EVENT_TYPE_TIMER_STARTED' during replay. No command scheduled that"
                + " corresponds to event_id: 5",
            "      data: \"" + SECRET + "\"",
            "  identity: \"" + SECRET + "\"",
            "}",
            "Caused by: io.temporal.failure.ApplicationFailure: message='" + SECRET + "'",
            "Caused by: io.temporal.common.converter.DataConverterException: "
                + SECRET
                + "\n\tat io.temporal.common.converter.J.fromData(J.java:9)",
            "Caused by: io.temporal.internal.worker.WorkflowExecutionException: " + SECRET)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }
}
