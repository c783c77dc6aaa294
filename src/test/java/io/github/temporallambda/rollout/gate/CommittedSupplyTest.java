package io.github.temporallambda.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.HistoryFiles;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.HistoryIntake;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedSupplyTest {

  @TempDir Path directory;
  private final HistorySpool spool = HistorySpool.create();
  private final List<RecordedHistory> recorded = new ArrayList<>();
  private int expected;

  private final HistoryIntake intake =
      new HistoryIntake() {
        @Override
        public void expect(int histories) {
          expected += histories;
        }

        @Override
        public void recorded(RecordedHistory history) {
          recorded.add(history);
        }

        @Override
        public void running(RecordedHistory history) {
          throw new AssertionError("nothing runs here");
        }

        @Override
        public void unread(RecordedHistory history, String why) {
          throw new AssertionError("every file is read");
        }

        @Override
        public void unanswered(Problem question) {
          throw new AssertionError("nothing is asked");
        }
      };

  @AfterEach
  void close() {
    spool.close();
  }

  @Test
  void eachLeavesTheSpoolWhenItIsAnsweredAndNotBefore() throws Exception {
    Files.write(directory.resolve("a.pb"), history("a"));
    Files.write(directory.resolve("b.pb"), history("b"));
    CommittedSupply supply = new CommittedSupply(HistoryFiles.in(directory), spool);

    supply.supply(Set.of(), intake);

    assertThat(expected).isEqualTo(2);
    assertThat(recorded).extracting(RecordedHistory::workflowId).containsExactly("a", "b");
    supply.answered(passed(recorded.get(0)));
    assertThat(recorded.get(0).content().length()).isZero();
    assertThat(recorded.get(1).content().length()).isPositive();
    assertThat(directory.resolve("a.pb")).exists();
  }

  @Test
  void whatAnotherSupplyGaveIsNotTouched() throws Exception {
    Files.write(directory.resolve("a.pb"), history("a"));
    try (HistorySpool other = HistorySpool.create()) {
      RecordedHistory theirs = other.add("live", history("x"));

      new CommittedSupply(HistoryFiles.in(directory), spool).answered(passed(theirs));

      assertThat(theirs.content().length()).isPositive();
    }
  }

  private static HistoryVerdict passed(RecordedHistory history) {
    return new HistoryVerdict(history, Outcome.PASSED, "", Duration.ofMillis(1));
  }

  private static byte[] history(String workflowId) {
    History.Builder history = History.newBuilder();
    history
        .addEventsBuilder()
        .setEventId(1)
        .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)
        .getWorkflowExecutionStartedEventAttributesBuilder()
        .setWorkflowId(workflowId)
        .getWorkflowTypeBuilder()
        .setName("Order");
    return history.build().toByteArray();
  }
}
