package io.github.temporallambda.replay.cause;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkerAnswerTest {

  @Test
  void messagesOfTheSdksCoreAreKeptWithAllTheirLines() {
    String trace =
        """
        io.temporal.worker.NonDeterministicException: [TMPRL1100] expected 'name: "Courier"
        ' and an actual value 'name: "Ship"
        '
        \tat io.temporal.internal.statemachines.WorkflowStateMachines.assertMatch(W.java:1)
        \t... 3 more
        """;

    assertThat(WorkerAnswer.words(trace)).isEqualTo(trace.strip());
  }

  @Test
  void messagesOfTheUsersCodeAndOfConvertersAreLeftOut() {
    String trace =
        """
        io.temporal.internal.sync.X: kept
        \tat io.temporal.internal.sync.Y.z(Y.java:1)
        Caused by: java.lang.IllegalStateException: customer 4711
        lives in Berlin
        \tat com.acme.Order.ship(Order.java:12)
        Caused by: io.temporal.failure.ApplicationFailure: message='customer 4711'
        Caused by: io.temporal.common.converter.DataConverterException: {"customer": 4711}
        \tat io.temporal.common.converter.JacksonJsonPayloadConverter.fromData(J.java:9)
        """;

    assertThat(WorkerAnswer.words(trace))
        .isEqualTo(
            """
            io.temporal.internal.sync.X: kept
            \tat io.temporal.internal.sync.Y.z(Y.java:1)
            Caused by: java.lang.IllegalStateException
            \tat com.acme.Order.ship(Order.java:12)
            Caused by: io.temporal.failure.ApplicationFailure
            Caused by: io.temporal.common.converter.DataConverterException
            \tat io.temporal.common.converter.JacksonJsonPayloadConverter.fromData(J.java:9)""");
  }

  @Test
  void textThatIsNoStackTraceIsNotRepeated() {
    assertThat(WorkerAnswer.words("customer 4711 has no address")).doesNotContain("4711");
    assertThat(WorkerAnswer.words("")).isEqualTo("the worker gave no reason");
  }
}
