package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.AffectedExecution;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordingTest {

  @Test
  void firstOfEachTypeComesFirstThenTheOthersInOrder() {
    List<AffectedExecution> all = ofTypes("Order", "Order", "Refund", "Order", "Refund", "Parcel");

    assertThat(Recording.firstOfEachType(all, 4))
        .extracting(AffectedExecution::workflowId)
        .containsExactly("w0", "w2", "w5", "w1");
    assertThat(Recording.firstOfEachType(all, 99))
        .extracting(AffectedExecution::workflowId)
        .containsExactly("w0", "w2", "w5", "w1", "w3", "w4");
    assertThat(Recording.firstOfEachType(all, 1)).hasSize(1);
    assertThat(Recording.firstOfEachType(List.of(), 1)).isEmpty();
  }

  private static List<AffectedExecution> ofTypes(String... types) {
    return IntStream.range(0, types.length)
        .mapToObj(i -> new AffectedExecution("w" + i, "r" + i, types[i]))
        .toList();
  }
}
