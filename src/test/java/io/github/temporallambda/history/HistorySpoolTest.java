package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the spool, and what does not any more; without memory, with little, with enough. */
@ParameterizedClass
@ValueSource(longs = {0, 50, 1 << 20})
class HistorySpoolTest {

  @Parameter long mostInMemory;

  private HistorySpool spool;

  @BeforeEach
  void open() {
    spool = HistorySpool.create(mostInMemory);
  }

  @AfterEach
  void closeSpool() {
    spool.close();
  }

  @Test
  void keepsTheBytes() throws Exception {
    byte[] history = Histories.of("w", "run-1").toByteArray();

    HistoryContent content = spool.add("a", history).content();

    assertThat(content.length()).isEqualTo(history.length);
    assertThat(content.readAll()).isEqualTo(history);
    assertThat(content.open()).hasBinaryContent(history);
    assertThat(content.read(3, 2)).containsExactly(history[3], history[4]);
    assertThatThrownBy(() -> content.read(1, history.length)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> content.read(-1, 1)).isInstanceOf(IOException.class);
  }

  @Test
  void liesOnTheDiskWhatFindsNoRoomInMemory() throws Exception {
    int bytes = Histories.of("w", "run-1").getSerializedSize();
    for (int i = 0; i < 3; i++) {
      add("h" + i, "run-" + i);
    }

    int inMemory = (int) Math.min(3, mostInMemory / bytes);
    assertThat(files()).hasSize(3 - inMemory);
  }

  @Test
  void roomIsFreeAgainWhenAHistoryIsRemoved() throws Exception {
    for (int i = 0; i < 100; i++) {
      spool.remove(add("h" + i, "run-" + i));
    }
    RecordedHistory last = add("last", "run-last");

    assertThat(files()).hasSize(mostInMemory < last.content().length() ? 1 : 0);
  }

  @Test
  void removedHistoryIsGoneAndCanBeRemovedAgain() throws Exception {
    RecordedHistory one = add("a", "run-1");
    RecordedHistory other = add("b", "run-2");

    spool.remove(one);
    spool.remove(one);

    assertThat(one.content().length()).isZero();
    assertThatThrownBy(() -> one.content().open()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> one.content().read(0, 1)).isInstanceOf(IOException.class);
    assertThat(other.content().readAll()).isEqualTo(Histories.of("w", "run-2").toByteArray());
    assertThat(files()).hasSizeLessThan(2);
  }

  @Test
  void runIdOfARemovedHistoryStaysTaken() throws Exception {
    spool.remove(add("a", "run-1"));

    assertThat(add("b", "run-1").runId()).isNotEqualTo("run-1");
  }

  @Test
  void historyOfAnotherSpoolIsLeftAlone() throws Exception {
    try (HistorySpool other = HistorySpool.create(mostInMemory)) {
      RecordedHistory theirs = other.add("a", Histories.of("w", "r").toByteArray());

      spool.remove(theirs);

      assertThat(theirs.content().length()).isPositive();
    }
  }

  @Test
  void brokenHistoryLeavesNothing() throws Exception {
    assertThatThrownBy(() -> spool.add("b", new byte[] {'x'}))
        .isInstanceOf(BrokenHistoryException.class);
    assertThatThrownBy(() -> spool.add("c", new byte[0])).hasMessage("it has no events");

    assertThat(files()).isEmpty();
  }

  @Test
  void closedSpoolLeavesNothing() throws Exception {
    RecordedHistory history = add("a", "run-1");

    spool.close();
    spool.close();

    assertThat(history.content().length()).isZero();
    assertThat(spool.directory()).doesNotExist();
  }

  private RecordedHistory add(String origin, String runId) throws BrokenHistoryException {
    return spool.add(origin, Histories.of("w", runId).toByteArray());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(spool.directory())) {
      return files.toList();
    }
  }
}
