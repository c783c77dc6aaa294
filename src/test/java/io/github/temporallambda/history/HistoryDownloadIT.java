package io.github.temporallambda.history;

import static io.github.temporallambda.history.LiveExecutions.UPGRADING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.TemporalServer;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Executions that do not keep still while their histories are fetched from the real server. */
@ExtendWith(LocalStackExtension.class)
class HistoryDownloadIT {

  private static final ReadingPace SMALL_PAGES =
      new ReadingPace(2, 3, Duration.ofMillis(200), Duration.ofSeconds(30));

  @TempDir Path directory;
  private final HistorySpool spool = HistorySpool.create();
  private final List<Integer> closed = new ArrayList<>();
  private LiveExecutions live;
  private HistoryDownload download;

  @BeforeEach
  void connect(TemporalServer server) {
    live = LiveExecutions.on(server, directory);
    download =
        new HistoryDownload(
            live.connection(),
            SMALL_PAGES,
            new ReadingProgress() {
              @Override
              public void closedMeanwhile(int executions) {
                closed.add(executions);
              }
            });
  }

  @AfterEach
  void close() {
    live.close();
    spool.close();
  }

  @Test
  void executionsOfSeveralPagesAreReadAndFetched() throws IOException {
    worker("download-pages");
    for (int i = 0; i < 5; i++) {
      live.open("pages-" + i, UPGRADING, "download-pages");
    }
    ExecutionScope scope =
        new ExecutionScope.Moving(new DeploymentName("download-pages"), Set.of("download-pages"));
    AffectedExecutions affected =
        new AffectedExecutions(live.connection(), SMALL_PAGES, ReadingProgress.SILENT);
    LiveExecutions.await(() -> affected.count(scope) == 5);

    List<LiveHistory> fetched = download.fetch(affected.read(scope), spool);

    assertThat(fetched)
        .extracting(one -> one.execution().workflowId())
        .containsExactly("pages-4", "pages-3", "pages-2", "pages-1", "pages-0");
    for (LiveHistory one : fetched) {
      assertThat(History.parseFrom(one.history().content().readAll()).getEventsList())
          .isEqualTo(live.history(one.execution().workflowId()));
    }
  }

  @Test
  void onlyWhatHasGrownIsFetchedAgain() {
    worker("download-growing");
    AffectedExecution still = opened("growing-not", "download-growing");
    AffectedExecution growing = opened("growing", "download-growing");
    List<LiveHistory> before = download.fetch(List.of(still, growing), spool);
    Map<AffectedExecution, HistoryEnd> known =
        before.stream().collect(Collectors.toMap(LiveHistory::execution, LiveHistory::end));

    assertThat(download.fetchNew(List.of(still, growing), known, spool)).isEmpty();
    live.step("growing");

    assertThat(download.fetchNew(List.of(still, growing), known, spool))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.execution()).isEqualTo(growing);
              assertThat(one.history().eventCount())
                  .isGreaterThan(before.get(1).history().eventCount());
            });
    assertThat(closed).isEmpty();
  }

  @Test
  void whatClosedOrWentAwayMeanwhileIsCountedAndLeftOut() {
    worker("download-closing");
    AffectedExecution open = opened("closing-not", "download-closing");
    AffectedExecution ended = opened("closing-ended", "download-closing");
    AffectedExecution terminated = opened("closing-terminated", "download-closing");
    AffectedExecution unknown =
        new AffectedExecution("closing-deleted", "0198c7a0-0000-7000-8000-000000000000", "Order");
    live.signal("closing-ended", "end");
    live.awaitClosed("closing-ended");
    live.terminate("closing-terminated");

    List<LiveHistory> fetched = download.fetch(List.of(ended, terminated, unknown, open), spool);

    assertThat(fetched).extracting(LiveHistory::execution).containsExactly(open);
    assertThat(closed).containsExactly(3);
  }

  @Test
  void executionThatContinuedAsNewIsFetchedAsTheRunThatIsOpenAndOnlyOnce() {
    worker("download-again");
    AffectedExecution first = opened("again", "download-again");
    Map<AffectedExecution, HistoryEnd> known =
        download.fetch(List.of(first), spool).stream()
            .collect(Collectors.toMap(LiveHistory::execution, LiveHistory::end));
    live.signal("again", "continueAsNew");
    LiveExecutions.await(() -> !live.newestRun("again").equals(first.runId()));
    live.awaitIdle("again");
    AffectedExecution second = new AffectedExecution("again", live.newestRun("again"), UPGRADING);

    List<LiveHistory> fetched = download.fetchNew(List.of(first, second), known, spool);

    assertThat(fetched).extracting(LiveHistory::execution).containsExactly(second);
    assertThat(fetched.get(0).history().runId()).isEqualTo(second.runId());
    assertThat(closed).isEmpty();
  }

  private void worker(String name) {
    DeploymentVersionId id = new DeploymentVersionId(new DeploymentName(name), new BuildId("b1"));
    live.worker(id, name);
    live.setCurrent(id);
  }

  private AffectedExecution opened(String workflowId, String taskQueue) {
    WorkflowExecution execution = live.open(workflowId, UPGRADING, taskQueue);
    return new AffectedExecution(workflowId, execution.getRunId(), UPGRADING);
  }
}
