package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.util.JsonFormat;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.temporal.api.history.v1.History;
import io.temporal.internal.common.HistoryJsonUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFilesTest {

  private static final History HISTORY = Histories.of("order-1", "run-1");

  @TempDir Path directory;
  private final HistorySpool spool = HistorySpool.create();

  @AfterEach
  void closeSpool() {
    spool.close();
  }

  @Test
  void everyFormIsReadToTheSameHistory() throws Exception {
    String protoJson = JsonFormat.printer().print(HISTORY);
    String list = protoJson.substring(protoJson.indexOf('['), protoJson.lastIndexOf(']') + 1);
    write("a.json", protoJson.getBytes(StandardCharsets.UTF_8));
    write(
        "b.json",
        HistoryJsonUtils.protoJsonToHistoryFormatJson(protoJson).getBytes(StandardCharsets.UTF_8));
    write("c.json", ("\ufeff" + list).getBytes(StandardCharsets.UTF_8));
    write("d.json.gz", zipped(protoJson.getBytes(StandardCharsets.UTF_8)));
    write("e.pb", HISTORY.toByteArray());
    write("f.binpb", HISTORY.toByteArray());
    write("g.pb.gz", zipped(HISTORY.toByteArray()));
    write("h.pb", zipped(HISTORY.toByteArray()));
    write("i.json.gz", protoJson.getBytes(StandardCharsets.UTF_8));
    write("README.md", "histories hold payloads".getBytes(StandardCharsets.UTF_8));

    List<RecordedHistory> read = ReadHistories.of(directory, spool);

    assertThat(read).hasSize(9);
    for (RecordedHistory history : read) {
      assertThat(History.parseFrom(history.content().readAll())).isEqualTo(HISTORY);
    }
    assertThat(Files.readString(directory.resolve("b.json")))
        .doesNotContain("EVENT_TYPE_WORKFLOW_EXECUTION_STARTED");
  }

  @Test
  void historiesComeSortedByPathWithWhatTheyTell() throws Exception {
    write("sub/b.pb", Histories.of("order-2", "run-2").toByteArray());
    write("z.pb", Histories.of("", "").toByteArray());
    write("a.pb", HISTORY.toByteArray());

    List<RecordedHistory> read = ReadHistories.of(directory, spool);

    assertThat(read)
        .extracting(RecordedHistory::origin, RecordedHistory::workflowId)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a.pb", "order-1"),
            org.assertj.core.groups.Tuple.tuple("sub/b.pb", "order-2"),
            org.assertj.core.groups.Tuple.tuple("z.pb", "z.pb"));
    RecordedHistory first = read.get(0);
    assertThat(first.runId()).isEqualTo("run-1");
    assertThat(first.workflowType()).isEqualTo("Order");
    assertThat(first.taskQueue()).isEqualTo("orders");
    assertThat(first.eventCount()).isEqualTo(2);
    assertThat(read.get(2).runId()).isNotEmpty();
  }

  @Test
  void runIdsAreUniqueAndTheSameEachTime() throws Exception {
    write("a.pb", HISTORY.toByteArray());
    write("b.pb", HISTORY.toByteArray());
    write("c.pb", Histories.of("x", "").toByteArray());

    List<String> runIds = runIds(spool);

    assertThat(runIds).doesNotHaveDuplicates().doesNotContain("").startsWith("run-1");
    try (HistorySpool again = HistorySpool.create()) {
      assertThat(runIds(again)).isEqualTo(runIds);
    }
  }

  @Test
  void everyBrokenFileIsListedWithItsReasonAndWithoutContent() throws Exception {
    History.Builder twoRuns = HISTORY.toBuilder().addEvents(Histories.started("o", "r2"));
    write("0-good.pb", HISTORY.toByteArray());
    write("1.json", ("{\"" + Histories.PAYLOAD).getBytes(StandardCharsets.UTF_8));
    write("2.json", "{}".getBytes(StandardCharsets.UTF_8));
    write("3.pb", History.newBuilder().addEvents(Histories.task(1)).build().toByteArray());
    write("4.pb", HISTORY.toBuilder().addEvents(Histories.task(4)).build().toByteArray());
    write("5.pb", twoRuns.build().toByteArray());
    write("6.pb.gz", Arrays.copyOf(zipped(HISTORY.toByteArray()), 30));
    write("7.json", new byte[0]);
    write("8.json", "{}".getBytes(StandardCharsets.UTF_16));
    write("9.pb", Histories.PAYLOAD.getBytes(StandardCharsets.UTF_8));
    String protoJson = JsonFormat.printer().print(HISTORY);
    write(
        "9a.json",
        protoJson.replace("TASK_SCHEDULED", "TASK_UNHEARD").getBytes(StandardCharsets.UTF_8));

    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> ReadHistories.of(directory, spool).clear());

    assertThat(thrown.problems()).hasSize(1);
    assertThat(thrown.problems().get(0).kind()).isEqualTo(ProblemKind.CONFIGURATION);
    assertThat(thrown.problems().get(0).evidence())
        .containsExactly(
            "1.json: it is not the JSON of a history",
            "2.json: it has no events",
            "3.pb: its first event is EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, not"
                + " WORKFLOW_EXECUTION_STARTED",
            "4.pb: its event ids are not 1, 2, 3 \u2026: where 3 belongs stands 4",
            "5.pb: it holds two runs: event 3 is WORKFLOW_EXECUTION_STARTED again",
            "6.pb.gz: it is not a complete gzip file",
            "7.json: it is empty",
            "8.json: it is not UTF-8 text",
            "9.pb: it is not a binary protobuf of a history",
            "9a.json: event 2 has no event type, or one that is not known to this plugin");
    assertThat(thrown).hasMessageNotContaining(Histories.PAYLOAD);
  }

  @Test
  void onceOneIsBrokenNoMoreArePassedOnAndAllAreStillRead() throws Exception {
    write("a.pb", HISTORY.toByteArray());
    write("b.json", new byte[0]);
    write("c.pb", HISTORY.toByteArray());
    write("d.json", new byte[0]);
    List<String> passedOn = new ArrayList<>();

    assertThatThrownBy(
            () -> HistoryFiles.in(directory).stream(spool, one -> passedOn.add(one.origin())))
        .isInstanceOfSatisfying(
            ProblemException.class,
            thrown ->
                assertThat(thrown.problems().get(0).evidence())
                    .containsExactly("b.json: it is empty", "d.json: it is empty"));

    assertThat(passedOn).containsExactly("a.pb");
  }

  @Test
  void missingDirectoryStopsAndEmptyOneHoldsNothing() {
    assertThat(ReadHistories.of(directory, spool)).isEmpty();
    assertThatThrownBy(() -> ReadHistories.of(directory.resolve("none"), spool))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("There is no directory of recorded histories");
  }

  @Test
  void closedSpoolLeavesNothingBehind() throws Exception {
    write("a.pb", HISTORY.toByteArray());
    HistoryContent spooled = ReadHistories.of(directory, spool).get(0).content();
    assertThat(spooled.length()).isEqualTo(HISTORY.getSerializedSize());

    spool.close();
    spool.close();

    assertThat(spooled.length()).isZero();
    assertThat(spool.directory()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.json", "x.json.gz", "x.pb", "x.pb.gz"})
  void damagedFileIsAHistoryOrAProblemAndNothingElse(String name) throws Exception {
    long seed = 20261122;
    Random random = new Random(seed);
    byte[] whole = intact(name);
    for (int round = 0; round < 300; round++) {
      byte[] damaged = damage(whole, random);
      write(name, damaged);
      try (HistorySpool own = HistorySpool.create()) {
        assertThat(ReadHistories.of(directory, own)).hasSize(1);
      } catch (ProblemException problem) {
        assertThat(problem.problems().get(0).evidence()).hasSize(1);
      } catch (RuntimeException other) {
        throw new AssertionError("seed " + seed + ", round " + round, other);
      }
    }
  }

  private static byte[] intact(String name) throws IOException {
    byte[] plain =
        name.contains("json")
            ? JsonFormat.printer().print(HISTORY).getBytes(StandardCharsets.UTF_8)
            : HISTORY.toByteArray();
    return name.endsWith(".gz") ? zipped(plain) : plain;
  }

  private static byte[] damage(byte[] whole, Random random) {
    byte[] damaged =
        random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
    for (int hits = random.nextInt(4); hits > 0 && damaged.length > 0; hits--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private List<String> runIds(HistorySpool into) {
    return ReadHistories.of(directory, into).stream().map(RecordedHistory::runId).toList();
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static byte[] zipped(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    }
    return bytes.toByteArray();
  }
}
