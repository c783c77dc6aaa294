package io.github.temporallambda.replay.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.BrokenHistoryException;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.TemporalServer;
import io.github.temporallambda.replay.GateFixture;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole corpus through the gate and through the SDK's own replayer. */
@ExtendWith(LocalStackExtension.class)
class CorpusIT {

  @TempDir static Path directory;

  @Test
  void gateAndReplayerAgreeOnEveryPair(TemporalServer server) throws Exception {
    List<CorpusPair> pairs = Corpus.pairs();
    List<History> histories = recorded(server, pairs);
    GateVerdict verdict = gate(pairs, histories);

    assertThat(verdict.problems()).isEmpty();
    try (CorpusReplayer replayer = new CorpusReplayer()) {
      SoftAssertions softly = new SoftAssertions();
      for (int i = 0; i < pairs.size(); i++) {
        CorpusPair pair = pairs.get(i);
        Outcome sdk = replayer.outcome(pair, histories.get(i));
        softly
            .assertThat(verdict.histories().get(i).outcome())
            .as("gate on %s", pair)
            .isEqualTo(sdk);
        softly.assertThat(sdk).as("replayer on %s", pair).isEqualTo(pair.expected().outcome());
      }
      softly.assertAll();
    }
  }

  private static List<History> recorded(TemporalServer server, List<CorpusPair> pairs)
      throws InterruptedException {
    try (CorpusRecording recording = new CorpusRecording(server)) {
      return recording.record(pairs);
    }
  }

  private static GateVerdict gate(List<CorpusPair> pairs, List<History> histories)
      throws BrokenHistoryException {
    try (HistorySpool spool = HistorySpool.create()) {
      List<RecordedHistory> spooled = new ArrayList<>();
      for (int i = 0; i < pairs.size(); i++) {
        spooled.add(add(spool, pairs.get(i), histories.get(i)));
      }
      return new GateFixture(directory)
          .and(Corpus.class)
          .replay(CorpusHandler.class.getName(), GateFixture.LIMITS, spooled);
    }
  }

  private static RecordedHistory add(HistorySpool spool, CorpusPair pair, History history)
      throws BrokenHistoryException {
    WorkflowExecution execution =
        WorkflowExecution.newBuilder()
            .setWorkflowId(pair.workflowId())
            .setRunId(UUID.randomUUID().toString())
            .build();
    return spool.add(pair.name(), execution, history);
  }
}
