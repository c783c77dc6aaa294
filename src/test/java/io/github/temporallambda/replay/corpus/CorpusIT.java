package io.github.temporallambda.replay.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.BrokenHistoryException;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.TemporalServer;
import io.github.temporallambda.replay.GateFixture;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.worker.WorkerFactoryOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole corpus through the gate and through the SDK's own replayer. */
@ExtendWith(LocalStackExtension.class)
class CorpusIT {

  @TempDir static Path directory;
  private static List<CorpusPair> pairs;
  private static List<History> histories;
  private static GateFixture gate;

  @BeforeAll
  static void record(TemporalServer server) throws InterruptedException {
    gate = new GateFixture(directory).and(Corpus.class);
    pairs = Corpus.pairs();
    try (Recording recording = new Recording(server, WorkerFactoryOptions.getDefaultInstance())) {
      pairs.forEach(
          pair -> recording.worker().registerWorkflowImplementationTypes(pair.recorded()));
      histories = recording.record(pairs.stream().map(CorpusPair::run).toList());
    }
  }

  @Test
  void gateAndReplayerAgreeOnEveryPairAndWithItsAuthor() throws BrokenHistoryException {
    GateVerdict verdict = replay(CorpusHandler.class);

    assertThat(verdict.problems()).isEmpty();
    SoftAssertions softly = new SoftAssertions();
    try (SdkReplayer replayer = new SdkReplayer(WorkerFactoryOptions.getDefaultInstance())) {
      pairs.forEach(pair -> replayer.worker().registerWorkflowImplementationTypes(pair.changed()));
      for (int i = 0; i < pairs.size(); i++) {
        CorpusPair pair = pairs.get(i);
        HistoryVerdict gates = verdict.histories().get(i);
        Outcome replayers = replayer.outcome(pair.workflowId(), histories.get(i));
        // Whatever the workflows hand around, it is a coat or a hat.
        softly.assertThat(gates.cause()).as("cause of %s", pair).doesNotContain(" coat", " hat");
        softly.assertThat(gates.outcome()).as("gate on %s", pair).isEqualTo(replayers);
        softly.assertThat(replayers).as("SDK on %s", pair).isEqualTo(pair.expected().outcome());
      }
    }
    softly.assertAll();
  }

  @Test
  void everyHistoryReplaysOnTheCodeItWasRecordedWith() throws BrokenHistoryException {
    GateVerdict verdict = replay(CorpusHandler.Unchanged.class);

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.histories())
        .hasSize(pairs.size())
        .allSatisfy(each -> assertThat(each.cause()).as(each.history().workflowId()).isEmpty());
  }

  @Test
  void everyHistoryWasRecordedWithoutAHitch() {
    for (int i = 0; i < pairs.size(); i++) {
      assertThat(histories.get(i).getEventsList())
          .extracting(HistoryEvent::getEventType)
          .as(pairs.get(i).toString())
          .doesNotContain(
              EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
              EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT);
    }
  }

  private static GateVerdict replay(Class<? extends CorpusHandler> handler)
      throws BrokenHistoryException {
    try (HistorySpool spool = HistorySpool.create()) {
      List<RecordedHistory> spooled = new ArrayList<>();
      for (int i = 0; i < pairs.size(); i++) {
        spooled.add(Spooled.add(spool, pairs.get(i).workflowId(), histories.get(i)));
      }
      return gate.replay(handler.getName(), GateFixture.LIMITS, spooled);
    }
  }
}
