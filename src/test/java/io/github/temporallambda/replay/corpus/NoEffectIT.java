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
import io.temporal.api.history.v1.History;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The gate runs nothing that the SDK's replayer does not run, wherever a history ends. */
@ExtendWith(LocalStackExtension.class)
class NoEffectIT {

  @TempDir static Path directory;
  private static Calls live;
  private static final Map<String, History> CUT = new LinkedHashMap<>();

  @BeforeAll
  static void recordEachKind(TemporalServer server) throws InterruptedException {
    live = new Calls(directory.resolve("live"));
    List<DrivenRun> runs = Stream.of(Effect.values()).map(NoEffectIT::run).toList();
    try (Recording recording = new Recording(server, EffectInterceptor.telling(live))) {
      EffectFlow.register(recording.worker(), live);
      List<History> whole = recording.record(runs);
      for (int i = 0; i < runs.size(); i++) {
        cutEverywhere(runs.get(i).workflowId(), whole.get(i));
      }
    }
  }

  private static DrivenRun run(Effect effect) {
    Driver driver =
        new Driver() {
          @Override
          public Object[] arguments() {
            return new Object[] {effect.name()};
          }
        };
    return new DrivenRun("EffectFlow", "effect-" + effect, driver);
  }

  /** Ends the history after each of its events once. */
  private static void cutEverywhere(String workflowId, History whole) {
    for (int last = 1; last <= whole.getEventsCount(); last++) {
      CUT.put(
          "%s-%02d".formatted(workflowId, last),
          History.newBuilder().addAllEvents(whole.getEventsList().subList(0, last)).build());
    }
  }

  @Test
  void whatHasAnEffectWasSeenWhenItReallyRan() {
    assertThat(live.byExecution())
        .satisfies(calls -> assertRan(calls, "effect-ACTIVITY", "ran activity Ship"))
        .satisfies(calls -> assertRan(calls, "effect-LOCAL_ACTIVITY", "ran local activity Ship"))
        .satisfies(calls -> assertRan(calls, "effect-SIDE_EFFECT", "ran side effect"))
        .satisfies(
            calls -> assertRan(calls, "effect-MUTABLE_SIDE_EFFECT", "ran mutable side effect"))
        .satisfies(calls -> assertRan(calls, "somebody", "ran Nexus operation quote"))
        .satisfies(
            calls ->
                assertRan(
                    calls,
                    "effect-INTERCEPTOR",
                    "ran interceptor's side effect",
                    "ran local activity Ship"));
  }

  private static void assertRan(Map<String, List<String>> calls, String id, String... what) {
    assertThat(calls.get(id)).as(id).contains(what);
  }

  @Test
  void gateRunsWhatTheReplayerRunsAndNothingThatHasAnEffect() throws BrokenHistoryException {
    Calls replayers = new Calls(directory.resolve("replayer"));
    Map<String, Outcome> outcomes = replayed(replayers);
    Calls gates = new Calls(directory.resolve("gate"));
    GateVerdict verdict = gated(gates);

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.histories()).hasSize(CUT.size());
    for (HistoryVerdict each : verdict.histories()) {
      String id = each.history().workflowId();
      assertThat(each.outcome()).as(id).isEqualTo(outcomes.get(id));
    }
    assertThat(gates.byExecution()).isEqualTo(replayers.byExecution());
    assertThat(gates.byExecution().values())
        .hasSizeGreaterThan(200)
        .allSatisfy(calls -> assertThat(calls).noneMatch(call -> call.startsWith("ran ")));
  }

  private static Map<String, Outcome> replayed(Calls calls) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    try (SdkReplayer replayer = new SdkReplayer(EffectInterceptor.telling(calls))) {
      EffectFlow.register(replayer.worker(), calls);
      CUT.forEach((id, history) -> outcomes.put(id, replayer.outcome(id, history)));
    }
    return outcomes;
  }

  private static GateVerdict gated(Calls calls) throws BrokenHistoryException {
    GateFixture gate = new GateFixture(directory.resolve("layout")).and(Corpus.class);
    try (HistorySpool spool = HistorySpool.create()) {
      List<RecordedHistory> histories = new ArrayList<>();
      for (Map.Entry<String, History> cut : CUT.entrySet()) {
        histories.add(Spooled.add(spool, cut.getKey(), cut.getValue()));
      }
      return gate.replay(
          EffectHandler.class.getName(),
          Map.of(EffectHandler.FILE, calls.file().toString()),
          histories);
    }
  }
}
