package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryDirectoryTest {

  @TempDir Path temporary;
  private final HistorySpool spool = HistorySpool.create();

  @AfterEach
  void closeSpool() {
    spool.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsKeptIsReadBackEqual(HistoryFormat format) throws Exception {
    Path directory = temporary.resolve("src/test/histories");

    HistoryDirectory.at(directory).keep(live("order-1", "run-1", 2), format);

    List<RecordedHistory> read = ReadHistories.of(directory, spool);
    assertThat(read).singleElement().extracting(RecordedHistory::workflowId).isEqualTo("order-1");
    assertThat(History.parseFrom(read.get(0).content().readAll()))
        .isEqualTo(history("order-1", "run-1", 2));
  }

  @Test
  void laterRunOrLongerHistoryReplacesTheFileInWhateverFormatAndOthersStay() throws Exception {
    HistoryDirectory directory = HistoryDirectory.at(temporary);
    Path first = directory.keep(live("order-1", "run-1", 2), HistoryFormat.BINARY);
    Path other = directory.keep(live("order-2", "run-2", 2), HistoryFormat.BINARY);

    assertThat(directory.keep(live("order-1", "run-1", 4), HistoryFormat.BINARY)).isEqualTo(first);
    assertThat(directory.keep(live("order-1", "run-3", 3), HistoryFormat.BINARY)).isEqualTo(first);
    Path asJson = directory.keep(live("order-1", "run-3", 5), HistoryFormat.JSON);

    assertThat(names()).containsExactlyInAnyOrder("README.md", name(other), name(asJson));
    assertThat(History.parseFrom(HistoryFile.read(asJson)))
        .isEqualTo(history("order-1", "run-3", 5));
  }

  @Test
  void jsonIsForPeopleAndForDiffs() throws Exception {
    Path file =
        HistoryDirectory.at(temporary).keep(live("order-1", "run-1", 3), HistoryFormat.JSON);

    assertThat(Files.readAllLines(file))
        .hasSizeGreaterThan(15)
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(120))
        .anyMatch(line -> line.matches(" +\"eventId\": ?\"?3\"?,?"));
  }

  /** As the user's own files: another account in the build may have to read them. */
  @ParameterizedTest
  @EnumSource
  void fileIsReadableToWhomTheUmaskLets(HistoryFormat format) throws Exception {
    Path own = Files.createFile(temporary.resolve("own"));

    Path file = HistoryDirectory.at(temporary).keep(live("order-1", "run-1", 2), format);

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(own));
  }

  @Test
  void whatAKilledRunLeftUnfinishedIsSweptAndWhatAnotherIsWritingStays() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    assertThat(ended.waitFor()).isZero();
    Path left = Files.createFile(temporary.resolve("recording-" + ended.pid() + "-1.tmp"));
    Path other =
        Files.createFile(
            temporary.resolve("recording-" + ProcessHandle.current().pid() + "-1.tmp"));
    Path users = Files.createFile(temporary.resolve("recording-of-ours.tmp"));

    HistoryDirectory.sweep(temporary);
    HistoryDirectory.sweep(temporary.resolve("missing"));

    assertThat(left).doesNotExist();
    assertThat(other).exists();
    assertThat(users).exists();
  }

  @Test
  void sameHistoryMakesTheSameBytes() throws Exception {
    HistoryDirectory directory = HistoryDirectory.at(temporary);
    byte[] first =
        Files.readAllBytes(directory.keep(live("order-1", "run-1", 3), HistoryFormat.BINARY));

    assertThat(
            Files.readAllBytes(directory.keep(live("order-1", "run-1", 3), HistoryFormat.BINARY)))
        .isEqualTo(first);
  }

  @Test
  void readmeSaysThatHistoriesHoldPayloadsAndOneOfTheUsersStays() throws Exception {
    HistoryDirectory.at(temporary);
    assertThat(temporary.resolve("README.md"))
        .content()
        .contains("Histories hold payloads", "The files of executions that have ended stay");

    Files.writeString(temporary.resolve("README.md"), "ours");
    HistoryDirectory.at(temporary);

    assertThat(temporary.resolve("README.md")).hasContent("ours");
  }

  @Test
  void hostileNamesStayInTheDirectory() throws Exception {
    Path directory = temporary.resolve("histories");
    Path file =
        HistoryDirectory.at(directory)
            .keep(
                live("../../../etc/passwd", "run\u0000/..", 2, "../..\\Order: \ud83d\ude00 *?"),
                HistoryFormat.BINARY);

    assertThat(file.getParent()).isEqualTo(directory);
    assertThat(name(file)).matches("[A-Za-z0-9_-]+-[0-9a-f]{12}\\.pb\\.gz");
    assertThat(names()).containsExactly("histories");
  }

  @Property
  void nameIsPlainAndItsOwnExecutionsAlone(
      @ForAll String workflowId, @ForAll String otherWorkflowId, @ForAll String workflowType) {
    AffectedExecution one = new AffectedExecution(workflowId, "r", workflowType);
    AffectedExecution other = new AffectedExecution(otherWorkflowId, "r", workflowType);

    String stem = HistoryDirectory.stem(one);

    assertThat(stem).matches("[A-Za-z0-9_-]{0,60}-[0-9a-f]{12}");
    assertThat(stem.equals(HistoryDirectory.stem(other))).isEqualTo(one.equals(other));
  }

  private LiveHistory live(String workflowId, String runId, int events)
      throws BrokenHistoryException {
    return live(workflowId, runId, events, "Order");
  }

  private LiveHistory live(String workflowId, String runId, int events, String workflowType)
      throws BrokenHistoryException {
    AffectedExecution execution = new AffectedExecution(workflowId, runId, workflowType);
    return new LiveHistory(
        execution,
        spool.add("live", execution.named(), history(workflowId, runId, events)),
        new HistoryEnd(events, events, Instant.EPOCH));
  }

  private static History history(String workflowId, String runId, int events) {
    History.Builder history = History.newBuilder().addEvents(Histories.started(workflowId, runId));
    for (int id = 2; id <= events; id++) {
      history.addEvents(Histories.task(id));
    }
    return history.build();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.map(HistoryDirectoryTest::name).toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
