package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.cause.JvmEnded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SuspectsTest {

  private static final SessionEnd EXITED = new SessionEnd.Crashed(JvmEnded.of(77, List.of()));
  private static final SessionEnd KILLED = new SessionEnd.Crashed(JvmEnded.of(137, List.of()));

  private final Suspects suspects = new Suspects(Duration.ofSeconds(30));

  private static RecordedHistory history(int number, String type) {
    String id = type + "-" + number;
    return new RecordedHistory(id, id, id, type, "orders", 1, HistoryContent.in(Path.of(id)));
  }

  private static List<RecordedHistory> histories(int count, String type) {
    return IntStream.range(0, count).mapToObj(number -> history(number, type)).toList();
  }

  private static SessionEnd overdue(RecordedHistory history) {
    return new SessionEnd.Overdue(List.of(history));
  }

  @Test
  void oneThatEndsItsJvmAloneFails() {
    RecordedHistory culprit = history(1, "Order");
    suspects.crashed(List.of(culprit));

    HistoryVerdict verdict = suspects.alone(culprit, EXITED).orElseThrow();

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(suspects.isEmpty()).isTrue();
    assertThat(suspects.hasAnyEndedItsJvm()).isTrue();
  }

  /** Somebody else may have killed it: that is no failure of the history, and no success. */
  @Test
  void oneWhoseJvmIsKilledIsTriedTwiceAndIsAnError() {
    RecordedHistory culprit = history(1, "Order");
    suspects.crashed(List.of(culprit));

    assertThat(suspects.alone(culprit, KILLED)).isEmpty();
    assertThat(suspects.waiting()).containsExactly(culprit);
    assertThat(suspects.alone(culprit, KILLED))
        .hasValueSatisfying(verdict -> assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR));
    assertThat(suspects.hasAnyEndedItsJvm()).isFalse();
  }

  /** Those of another type, or not known to be silent, have nothing to do with it. */
  @Test
  void othersOfASilentTypeAreTriedTogetherOnceMoreAndThenAlone() {
    List<RecordedHistory> silent = histories(6, "Order");
    RecordedHistory other = history(1, "Parcel");
    RecordedHistory beside = history(9, "Order");
    suspects.silent(silent);
    suspects.silent(List.of(other));
    suspects.crashed(List.of(beside));
    for (RecordedHistory one : silent.subList(0, Suspects.ENOUGH)) {
      assertThat(suspects.company()).isEmpty();
      suspects.alone(one, overdue(one));
    }

    List<RecordedHistory> company = suspects.company();
    assertThat(company).isEqualTo(silent.subList(3, 6));
    suspects.together(company, silent.subList(5, 6));

    assertThat(suspects.company()).as("once").isEmpty();
    assertThat(suspects.waiting()).containsExactly(other, beside, silent.get(5));
    suspects.alone(silent.get(5), overdue(silent.get(5)));
    assertThat(suspects.company()).isEmpty();
  }

  @Test
  void oneByItselfIsNoCompany() {
    List<RecordedHistory> silent = histories(Suspects.ENOUGH + 1, "Order");
    suspects.silent(silent);
    silent.subList(0, Suspects.ENOUGH).forEach(one -> suspects.alone(one, overdue(one)));

    assertThat(suspects.company()).isEmpty();
    assertThat(suspects.waiting()).containsExactly(silent.get(Suspects.ENOUGH));
  }

  @Test
  void whatWasNotTriedAloneSaysSo() {
    RecordedHistory silent = history(1, "Order");
    RecordedHistory crashed = history(2, "Order");
    suspects.silent(List.of(silent));
    suspects.crashed(List.of(crashed));

    assertThat(suspects.untried(silent))
        .hasValueSatisfying(
            verdict ->
                assertThat(verdict.outcome() + " " + verdict.cause())
                    .isEqualTo(
                        "ERROR did not answer within 30 s beside others, and was not replayed"
                            + " alone"));
    assertThat(suspects.untried(crashed)).isEmpty();
    suspects.alone(silent, overdue(silent));
    assertThat(suspects.untried(silent)).as("it has its verdict").isEmpty();
  }

  @Test
  void typesOfWhichNoneWasAtFaultComeFirst() {
    List<RecordedHistory> orders = histories(3, "Order");
    RecordedHistory parcel = history(1, "Parcel");
    suspects.crashed(orders);
    suspects.crashed(List.of(parcel));

    suspects.alone(orders.get(0), EXITED);

    assertThat(suspects.waiting()).containsExactly(parcel, orders.get(1), orders.get(2));
  }

  /** Until none waits or time is over; only the artifact's own answer ever means PASSED. */
  @Property(tries = 300)
  void eachSuspectIsTriedUntilItHasOneVerdictAndNeverPassesHere(
      @ForAll("ends") List<Integer> ends) {
    List<RecordedHistory> all = new ArrayList<>(histories(6, "Order"));
    all.addAll(histories(3, "Parcel"));
    Suspects tried = new Suspects(Duration.ofSeconds(1));
    tried.silent(all.subList(0, 5));
    tried.crashed(all.subList(5, 9));
    List<HistoryVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < ends.size() && !tried.isEmpty(); i++) {
      RecordedHistory next = tried.waiting().get(0);
      Optional<HistoryVerdict> verdict = tried.alone(next, end(ends.get(i), next));
      verdict.ifPresent(verdicts::add);
      List<RecordedHistory> company = tried.company();
      tried.together(company, company);
    }

    List<RecordedHistory> everywhere =
        verdicts.stream().map(HistoryVerdict::history).collect(Collectors.toList());
    everywhere.addAll(tried.waiting());
    assertThat(everywhere).containsExactlyInAnyOrderElementsOf(all);
    assertThat(verdicts).extracting(HistoryVerdict::outcome).doesNotContain(Outcome.PASSED);
  }

  private static SessionEnd end(int number, RecordedHistory history) {
    return switch (number) {
      case 0 -> EXITED;
      case 1 -> KILLED;
      case 2 -> overdue(history);
      default -> new SessionEnd.OutOfTime();
    };
  }

  @Provide
  Arbitrary<List<Integer>> ends() {
    return Arbitraries.integers().between(0, 3).list().ofMaxSize(30);
  }
}
