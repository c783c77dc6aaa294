package io.github.temporallambda.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.HistoryFormat;
import io.github.temporallambda.history.ListFilter;
import io.github.temporallambda.history.LiveExecutions;
import io.github.temporallambda.history.LiveExecutions.LiveWorker;
import io.github.temporallambda.history.Narrowing;
import io.github.temporallambda.history.ReadingPace;
import io.github.temporallambda.history.ReadingProgress;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.TemporalServer;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.GateMaterial;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistorySupply;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.rollout.RecordRequest;
import io.github.temporallambda.rollout.Recording;
import io.github.temporallambda.rollout.rollback.WorkerPackage;
import io.github.temporallambda.rollout.rollback.fixture.FirstHandler;
import io.github.temporallambda.rollout.rollback.fixture.LateHandler;
import io.github.temporallambda.rollout.rollback.fixture.Stay;
import io.github.temporallambda.rollout.rollback.fixture.Trip;
import io.github.temporallambda.rollout.run.Journal;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The live half of the gate, on a real server and with code that does not replay everything. */
@ExtendWith(LocalStackExtension.class)
class MovingExecutionsIT {

  private static final ReadingPace SMALL_PAGES =
      new ReadingPace(2, 2, Duration.ofMillis(200), Duration.ofSeconds(30));

  @TempDir Path directory;
  private final List<String> console = new ArrayList<>();
  private LiveExecutions live;
  private MovingExecutions moving;

  /** Rests before its first signal, which no version of the artifact does; has no behaviour. */
  public static final class Unversioned extends Trip.First {
    @Override
    public String travel(String name) {
      Workflow.sleep(Duration.ofMillis(1));
      return super.travel(name);
    }
  }

  @BeforeEach
  void connect(TemporalServer server) {
    live = LiveExecutions.on(server, directory);
    moving = new MovingExecutions(this::reads, ExecutionSelection.all());
  }

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void executionsOfOtherDeploymentsAndOfNoneAreReplayedAndOnlyWhatPassedIsRemembered()
      throws IOException {
    LiveWorker none = live.unversionedWorker("moving-all", Unversioned.class);
    live.openWith("moving-of-none", "Trip", "moving-all", "\"x\"");
    live.stop(none);
    DeploymentVersionId theirs = id("moving-theirs", "t1");
    live.worker(theirs, List.of("moving-all"), Trip.Resting.class, Stay.Resting.class);
    live.setCurrent(theirs);
    live.openWith("moving-of-theirs", "Trip", "moving-all", "\"x\"");
    live.openWith("moving-rested", "Trip", "moving-all", "\"x\"");
    live.signalAndWait("moving-rested", "go");
    live.openWith("moving-pinned", "Stay", "moving-all", "\"x\"");
    ExecutionScope scope =
        new ExecutionScope.Moving(new DeploymentName("moving-all"), Set.of("moving-all"));
    LiveExecutions.await(() -> executions().count(scope) == 3);

    try (Gate gate = gate("moving-all", Optional.empty())) {
      GateVerdict first = moving.replayNew(gate, scope).verdict();

      assertThat(first.histories())
          .extracting(one -> one.history().workflowId(), one -> one.outcome())
          .containsExactlyInAnyOrder(
              tuple("moving-of-none", Outcome.FAILED),
              tuple("moving-of-theirs", Outcome.PASSED),
              tuple("moving-rested", Outcome.FAILED));
      assertThat(replayed(moving.replayNew(gate, scope).verdict()))
          .containsExactlyInAnyOrder("moving-of-none", "moving-rested");

      live.terminate("moving-of-none");
      live.terminate("moving-rested");
      LiveExecutions.await(() -> executions().count(scope) == 1);
      assertThat(moving.replayNew(gate, scope).verdict().histories()).isEmpty();
      live.signalAndWait("moving-of-theirs", "go");
      assertThat(replayed(moving.replayNew(gate, scope).verdict()))
          .containsExactly("moving-of-theirs");
    }
  }

  /**
   * What was not chosen stays unknown; what was is looked at again, and what is new in any case.
   */
  @Test
  void afterASampleWhatGrewOfItIsReplayedAgainAndWhateverStartedSince() throws IOException {
    DeploymentVersionId theirs = id("moving-sampled", "s1");
    live.worker(theirs, List.of("moving-sampled"), Trip.Resting.class, Stay.Resting.class);
    live.setCurrent(theirs);
    List<String> old = List.of("sampled-1", "sampled-2", "sampled-3");
    old.forEach(one -> live.openWith(one, "Trip", "moving-sampled", "\"x\""));
    ExecutionScope scope =
        new ExecutionScope.Moving(theirs.deploymentName(), Set.of("moving-sampled"));
    LiveExecutions.await(() -> executions().count(scope) == 3);
    MovingExecutions some = new MovingExecutions(this::reads, atMost(1));

    try (Gate gate = gate("moving-sampled", Optional.empty())) {
      MovingExecutions.Replayed first = some.replayWith(HistorySupply.NONE, gate, polled -> scope);
      String chosen = replayed(first.moving()).get(0);
      assertThat(first.moving().selection().orElseThrow().says())
          .isEqualTo("1 of 3, every workflow type, 1 band");
      assertThat(some.replayNew(gate, scope).verdict().histories()).isEmpty();

      old.forEach(one -> live.signalAndWait(one, "go"));
      live.openWith("sampled-new", "Trip", "moving-sampled", "\"x\"");
      LiveExecutions.await(() -> executions().count(scope) == 4);
      MovingExecutions.Since since = some.replayNew(gate, scope);

      assertThat(since.verdict().histories())
          .extracting(one -> one.history().workflowId(), one -> one.outcome())
          .containsExactlyInAnyOrder(
              tuple(chosen, Outcome.FAILED), tuple("sampled-new", Outcome.PASSED));
      assertThat(GateSummary.of(since, first.all()))
          .isEqualTo("2 executions started since the gate, or grew of the 1 sampled of 3");
    }
  }

  @Test
  void whereMoreStartedThanAreReplayedItIsSaidOfHowMany() throws IOException {
    DeploymentVersionId theirs = id("moving-many", "m1");
    live.worker(theirs, List.of("moving-many"), Trip.Resting.class, Stay.Resting.class);
    live.setCurrent(theirs);
    ExecutionScope scope =
        new ExecutionScope.Moving(theirs.deploymentName(), Set.of("moving-many"));
    MovingExecutions some = new MovingExecutions(this::reads, atMost(1));

    try (Gate gate = gate("moving-many", Optional.empty())) {
      MovingExecutions.Replayed first = some.replayWith(HistorySupply.NONE, gate, polled -> scope);
      assertThat(first.moving().histories()).isEmpty();
      for (String one : List.of("many-1", "many-2", "many-3")) {
        live.openWith(one, "Trip", "moving-many", "\"x\"");
      }
      LiveExecutions.await(() -> executions().count(scope) == 3);
      MovingExecutions.Since since = some.replayNew(gate, scope);

      assertThat(since.verdict().histories()).hasSize(1);
      assertThat(GateSummary.of(since, first.all()))
          .isEqualTo(
              "1 executions started or grew since the gate; of those that started 1 of 3, every"
                  + " workflow type, 1 band");
      assertThat(since.verdict().caveats())
          .containsExactly(
              "2 executions that started since the gate were not replayed, and move all the same:"
                  + " 1 of 3, every workflow type, 1 band (sample of 3 looked at, sampleSeed 1)");
    }
  }

  /** A second selection is made for it, in which the first one's executions need not be. */
  @Test
  void whereATaskQueueIsPolledLaterTheFactsAreAboutAllThatWasReplayed() throws IOException {
    DeploymentVersionId theirs = id("moving-late", "l1");
    live.worker(
        theirs, List.of("moving-late", "moving-late-late"), Trip.First.class, Stay.First.class);
    live.setCurrent(theirs);
    for (int i = 1; i <= 6; i++) {
      live.openWith("late-" + i, "Trip", i <= 3 ? "moving-late" : "moving-late-late", "\"x\"");
    }
    Function<Set<PolledTaskQueue>, ExecutionScope> scope =
        polled ->
            new ExecutionScope.Moving(
                new DeploymentName("moving-late-ours"), MovingExecutions.workflowQueues(polled));
    ExecutionScope both =
        new ExecutionScope.Moving(
            new DeploymentName("moving-late-ours"), Set.of("moving-late", "moving-late-late"));
    LiveExecutions.await(() -> executions().count(both) == 6);

    try (Gate gate = gate("moving-late", LateHandler.class, Optional.empty())) {
      GateVerdict verdict =
          new MovingExecutions(this::reads, atMost(2))
              .replayWith(HistorySupply.NONE, gate, scope)
              .moving();

      assertThat(verdict.polled()).hasSize(2);
      assertThat(verdict.count(Outcome.PASSED)).isEqualTo(verdict.histories().size());
      SelectionFacts facts = verdict.selection().orElseThrow();
      assertThat(facts.moving()).isEqualTo(6);
      assertThat(facts.selected()).isEqualTo(verdict.histories().size()).isBetween(2, 4);
      assertThat(facts.says()).startsWith(facts.selected() + " of 6, every workflow type");
    }
  }

  @Test
  void recordedHistoriesReplayAsTheyWereRecorded() throws IOException {
    DeploymentVersionId id = id("moving-recorded", "r1");
    live.worker(id, List.of("moving-recorded"), Trip.First.class, Stay.First.class);
    live.setCurrent(id);
    for (String order : List.of("recorded-1", "recorded-2", "recorded-3")) {
      live.openWith(order, "Trip", "moving-recorded", "\"x\"");
    }
    ExecutionScope scope =
        new ExecutionScope.Moving(id.deploymentName(), Set.of("moving-recorded"));
    LiveExecutions.await(() -> executions().count(scope) == 3);
    Path histories = directory.resolve("histories");

    Recording.Recorded recorded = record(request(id, "WorkflowId != 'recorded-2'", histories));

    assertThat(recorded)
        .isEqualTo(
            new Recording.Recorded(
                new SelectionFacts(3, 2, 2, List.of("query", "workflowTypes"), Optional.empty(), 0),
                2));
    assertThat(record(request(id, "WorkflowId != 'recorded-2'", histories))).isEqualTo(recorded);
    assertThat(console)
        .anySatisfy(
            line ->
                assertThat(line).contains("3 executions would move; task queues moving-recorded"))
        .anySatisfy(
            line -> assertThat(line).contains("2 of 3, narrowed by query and workflowTypes"));
    try (Gate gate = gate("moving-recorded", Optional.of(histories))) {
      GateVerdict verdict = gate.replay(GateMaterial.of(gate.committed()));
      assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
      assertThat(replayed(verdict)).containsExactlyInAnyOrder("recorded-1", "recorded-3");
    }
  }

  private MovingExecutions.Reads reads() {
    return new MovingExecutions.Reads(executions(), download());
  }

  private static ExecutionSelection atMost(int most) {
    return new ExecutionSelection(Narrowing.none(), most, 1, 0);
  }

  private Recording.Recorded record(RecordRequest request) {
    Journal journal = new Journal(new ConsoleNarration(console::add), Clock.systemUTC());
    return new Recording(live.deployments(), executions(), download()).run(request, journal);
  }

  private static RecordRequest request(DeploymentVersionId id, String filter, Path histories) {
    return new RecordRequest(
        id.deploymentName(),
        Set.of(),
        new ExecutionSelection(
            new Narrowing(Optional.empty(), Optional.of(new ListFilter(filter)), Set.of("Trip")),
            50,
            1,
            0),
        HistoryFormat.BINARY,
        histories);
  }

  private AffectedExecutions executions() {
    return new AffectedExecutions(live.connection(), SMALL_PAGES, ReadingProgress.SILENT);
  }

  private HistoryDownload download() {
    return new HistoryDownload(live.connection(), SMALL_PAGES, ReadingProgress.SILENT);
  }

  /** The fixtures' first handler, which polls the task queue that is named as its deployment. */
  private Gate gate(String deploymentName, Optional<Path> histories) throws IOException {
    return gate(deploymentName, FirstHandler.class, histories);
  }

  private Gate gate(String deploymentName, Class<?> handler, Optional<Path> histories)
      throws IOException {
    Path zip = directory.resolve("worker.zip");
    Files.write(zip, WorkerPackage.zip(directory.resolve("layout")));
    return Gate.open(
        new ReplayGate(new GateListener() {}),
        new Gate.Job(
            PackageReader.read(zip),
            new HandlerName(handler.getName()),
            id(deploymentName, "candidate"),
            "default",
            new GateSettings(
                histories,
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                GateLimits.defaults())));
  }

  private static List<String> replayed(GateVerdict verdict) {
    return verdict.histories().stream().map(one -> one.history().workflowId()).toList();
  }

  private static DeploymentVersionId id(String deploymentName, String buildId) {
    return new DeploymentVersionId(new DeploymentName(deploymentName), new BuildId(buildId));
  }
}
