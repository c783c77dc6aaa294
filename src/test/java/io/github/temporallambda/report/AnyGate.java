package io.github.temporallambda.report;

import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.history.SampleFacts;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import io.github.temporallambda.replay.cause.Explanation;
import io.github.temporallambda.replay.cause.Frame;
import io.github.temporallambda.replay.cause.NonDeterminism;
import io.github.temporallambda.replay.cause.NotReplayed;
import io.github.temporallambda.replay.cause.OwnWords;
import io.github.temporallambda.replay.cause.RecordedEvent;
import io.github.temporallambda.replay.cause.ReplayCause;
import io.github.temporallambda.replay.cause.UnregisteredType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A gate's verdict with every part there or not, by chance. */
final class AnyGate {

  private final Chance chance;
  private final List<String> types;
  private final List<ReplayCause> causes;

  AnyGate(Chance chance) {
    this.chance = chance;
    this.types = List.of(chance.text(), chance.text());
    OptionalLong event = OptionalLong.of(chance.number());
    this.causes =
        List.of(
            new NonDeterminism(event, chance.word(), chance.text(), chance.text()),
            new NonDeterminism(OptionalLong.empty(), "", "", chance.text()),
            new OwnWords("Failure handling event " + chance.number() + " of " + chance.text()),
            new NotReplayed(chance.text()),
            new UnregisteredType(chance.text()));
  }

  /**
   * One verdict.
   *
   * @param failing whether the artifact itself may have had problems
   */
  GateVerdict gate(boolean failing) {
    return new GateVerdict(
            chance.some(5, this::verdict),
            Set.copyOf(
                chance.some(
                    3,
                    () ->
                        new PolledTaskQueue(
                            chance.text(), chance.of(List.of(TaskQueueType.values()))))),
            failing ? chance.some(1, () -> AnyReport.problem(chance)) : List.of(),
            Duration.ofMillis(chance.number()),
            chance.some(1, chance::text),
            Optional.empty(),
            chance.some(2, () -> AnyReport.problem(chance)))
        .withSelection(chance.maybe(() -> selection(chance)));
  }

  static SelectionFacts selection(Chance chance) {
    int moving = chance.number();
    boolean all = chance.toss();
    return new SelectionFacts(
        moving,
        moving,
        all ? moving : chance.number() % moving,
        chance.some(2, chance::word),
        all ? Optional.empty() : Optional.of(sample(chance, moving)),
        chance.upTo(9));
  }

  private static SampleFacts sample(Chance chance, int of) {
    return new SampleFacts(
        chance.number(), chance.number(), of, chance.number(), 2, chance.number(), chance.number());
  }

  private HistoryVerdict verdict() {
    RecordedHistory history =
        new RecordedHistory(
            chance.text(),
            chance.text(),
            chance.word(),
            chance.of(types),
            chance.text(),
            chance.number(),
            HistoryContent.none());
    Outcome outcome = chance.of(List.of(Outcome.values()));
    Duration took = Duration.ofMillis(chance.number());
    return outcome == Outcome.PASSED
        ? new HistoryVerdict(history, outcome, "", took)
        : new HistoryVerdict(history, outcome, chance.text(), took, Optional.of(explanation()));
  }

  private Explanation explanation() {
    ReplayCause cause = chance.of(causes);
    return new Explanation(
        cause,
        cause.eventId().isPresent() ? chance.some(3, this::event) : List.of(),
        chance.some(
            2,
            () ->
                new Frame(
                    "com.acme." + chance.word(), chance.word() + ".java:" + chance.number())));
  }

  private RecordedEvent event() {
    return new RecordedEvent(chance.number(), chance.word(), chance.maybe(chance::text).orElse(""));
  }
}
