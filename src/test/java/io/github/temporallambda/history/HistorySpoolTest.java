package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lies in the spool, and what does not any more. */
class HistorySpoolTest {

  private final HistorySpool spool = HistorySpool.create();

  @AfterEach
  void closeSpool() {
    spool.close();
  }

  @Test
  void removedHistoryLeavesNoFileAndCanBeRemovedAgain() throws Exception {
    RecordedHistory one = add("a", "run-1");
    RecordedHistory other = add("b", "run-2");

    spool.remove(one);
    spool.remove(one);

    assertThat(beside(one)).containsExactly(other.file());
  }

  @Test
  void runIdOfARemovedHistoryStaysTaken() throws Exception {
    spool.remove(add("a", "run-1"));

    assertThat(add("b", "run-1").runId()).isNotEqualTo("run-1");
  }

  @Test
  void historyOfAnotherSpoolIsLeftAlone() throws Exception {
    try (HistorySpool other = HistorySpool.create()) {
      RecordedHistory theirs = other.add("a", Histories.of("w", "r").toByteArray());

      assertThatThrownBy(() -> spool.remove(theirs))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("not of this spool: a");
      assertThat(theirs.file()).exists();
    }
  }

  @Test
  void brokenHistoryLeavesNoFile() throws Exception {
    RecordedHistory good = add("a", "run-1");

    assertThatThrownBy(() -> spool.add("b", new byte[] {'x'}))
        .isInstanceOf(BrokenHistoryException.class);
    assertThatThrownBy(() -> spool.add("c", new byte[0])).hasMessage("it has no events");

    assertThat(beside(good)).containsExactly(good.file());
  }

  @Test
  void closedSpoolLeavesNothing() throws Exception {
    Path directory = add("a", "run-1").file().resolveSibling(".").normalize();

    spool.close();
    spool.close();

    assertThat(directory).doesNotExist();
  }

  private RecordedHistory add(String origin, String runId) throws BrokenHistoryException {
    return spool.add(origin, Histories.of("w", runId).toByteArray());
  }

  private static List<Path> beside(RecordedHistory history) throws IOException {
    try (Stream<Path> files = Files.list(history.file().resolveSibling("."))) {
      return files.map(Path::normalize).toList();
    }
  }
}
