package io.github.temporallambda.replay.cause;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.common.converter.DefaultDataConverter;
import org.junit.jupiter.api.Test;

class ThreadDumpTest {

  private static final String DUMP =
      """
      signal-1: (BLOCKED on await)
      app//io.temporal.internal.sync.WorkflowThreadImpl.yield(WorkflowThreadImpl.java:378)
      app//com.acme.Order.changed(Order.java:50)

      workflow-method-o-1-a866: (BLOCKED on Feature.get)
      app//io.temporal.internal.sync.WorkflowThreadImpl.yield(WorkflowThreadImpl.java:378)
      app/jdk.proxy1/jdk.proxy1.$Proxy8.courier(Unknown Source)
      app//com.acme.Order.ship(Order.java:40)
      app//com.acme.Order.order(Order.java:12)
      java.base@17.0.15/java.lang.reflect.Method.invoke(Method.java:569)
      """;

  @Test
  void eachThreadTellsItsTopmostLineAndTheWorkflowMethodComesFirst() {
    Payloads answer = DefaultDataConverter.STANDARD_INSTANCE.toPayloads(DUMP).orElseThrow();

    assertThat(ThreadDump.frames(answer))
        .containsExactly(
            new Frame("com.acme.Order.ship", "Order.java:40"),
            new Frame("com.acme.Order.changed", "Order.java:50"));
  }

  @Test
  void answerThatCannotBeReadTellsNothing() {
    assertThat(ThreadDump.frames(Payloads.getDefaultInstance())).isEmpty();
    assertThat(ThreadDump.frames(encoded("binary/encrypted", DUMP))).isEmpty();
    assertThat(ThreadDump.frames(encoded("json/plain", "{"))).isEmpty();
    assertThat(ThreadDump.frames(encoded("json/plain", ""))).isEmpty();
    assertThat(ThreadDump.frames(encoded("json/plain", "\"Workflow is closed.\""))).isEmpty();
  }

  private static Payloads encoded(String encoding, String data) {
    return Payloads.newBuilder()
        .addPayloads(
            Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8(encoding))
                .setData(ByteString.copyFromUtf8(data)))
        .build();
  }
}
