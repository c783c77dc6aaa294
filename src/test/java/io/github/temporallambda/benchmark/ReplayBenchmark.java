package io.github.temporallambda.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.benchmark.fixture.Rounds;
import io.github.temporallambda.benchmark.fixture.RoundsHandler;
import io.github.temporallambda.handler.Layouts;
import io.github.temporallambda.replay.GateFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast the gate is, against the SDK's own replayer: {@code mvn -Pbenchmark verify}. Prints a
 * table of ratios and fails where a floor is missed. The gate's JVM has the option that the README
 * advises for Maven's and that the action sets; rows without a floor tell what comes out when it
 * has the defaults, and when the other has the option too. System properties: {@code
 * benchmark.times} races of each contender (3), {@code benchmark.scale} by which all numbers of
 * histories are divided (1) for a quick look, in which no floor counts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayBenchmark {

  private static final int TIMES = Integer.getInteger("benchmark.times", 3);
  private static final int SCALE = Integer.getInteger("benchmark.scale", 1);
  private static final int FEW = 200 / SCALE;
  private static final int MANY = 2_000 / SCALE;
  private static final int MOST = 10_000 / SCALE;
  private static final int FIRST_TO_FAIL = 20;
  private static final String AS_ADVISED = "-XX:TieredStopAtLevel=1";
  private static final String ONE_BY_ONE =
      "`WorkflowReplayer` over the same as JSON, one by one, one worker";
  private static final Duration ROUND_TRIP = Duration.ofMillis(20);

  private final List<Comparison> rows = new ArrayList<>();
  private Path directory;
  private RecordedRounds rounds;
  private Path layout;

  @BeforeAll
  void record(@TempDir Path directory) throws Exception {
    this.directory = directory;
    rounds = RecordedRounds.record();
    layout =
        Layouts.of(
            Files.createDirectory(directory.resolve("artifact")),
            GateFixture.class,
            Layouts.WORKER);
    Layouts.addPackage(layout, RoundsHandler.class);
  }

  @AfterAll
  void print() {
    String scaled =
        SCALE == 1 ? "" : "Numbers of histories divided by " + SCALE + ": no floor counts.\n";
    System.out.println("\nMedians of " + TIMES + ".\n" + scaled + "\n" + Comparison.table(rows));
  }

  private void add(Comparison... measured) {
    rows.addAll(List.of(measured));
    if (SCALE == 1) {
      assertThat(measured).allMatch(Comparison::reachesFloor);
    }
  }

  private Races race(Contender... contenders) throws IOException, InterruptedException {
    return Races.run(List.of(contenders), TIMES, directory);
  }

  private Contender gate(String name, int count) throws IOException {
    Path histories = rounds.binary(directory.resolve(name.replace(' ', '-')), count);
    return Contender.of(name, GateOverFiles.class, layout, histories, count);
  }

  @Test
  void fewHistories() throws Exception {
    Path json = rounds.json(directory.resolve("json-" + FEW), FEW);
    Contender plain = gate("gate, default options, " + FEW, FEW);
    Contender gate = gate("gate " + FEW, FEW).with(AS_ADVISED);
    Contender sdk = Contender.of("WorkflowReplayer JSON " + FEW, ReplayerOverJson.class, json, FEW);
    Contender sdkToo = sdk.named("WorkflowReplayer JSON with the option " + FEW).with(AS_ADVISED);

    Races races = race(plain, gate, sdk, sdkToo);

    String measure = FEW + " histories, against " + ONE_BY_ONE;
    add(
        races.ratio(measure, sdk, gate).floor(2, 3),
        races.ratio(measure + "; Maven's JVM with default options", sdk, plain),
        races.ratio(measure + "; its JVM with the same option", sdkToo, gate));
  }

  @Test
  void manyHistories() throws Exception {
    Path json = rounds.json(directory.resolve("json"), MANY);
    Contender gate = gate("gate " + MANY, MANY).with(AS_ADVISED);
    Contender sdk =
        Contender.of("WorkflowReplayer JSON " + MANY, ReplayerOverJson.class, json, MANY);
    Path one = FirstFiles.of(Path.of(gate.arguments().get(1)), 1).get(0);
    Contender inProcess =
        Contender.of("WorkflowReplayer in process " + MANY, ReplayerInProcess.class, one, MANY);

    Races races = race(gate, sdk, inProcess);

    add(
        races.ratio(MANY + " histories, against the same", sdk, gate).floor(3.5, 4.5),
        races
            .ratio(
                MANY
                    + " histories, against `WorkflowReplayer` in process, parsed before, one thread"
                    + " per core",
                inProcess,
                gate)
            .floor(1, 1.3));
  }

  @Test
  void fetchedHistories() throws Exception {
    try (RecordedServer far = RecordedServer.start(rounds, MANY, ROUND_TRIP)) {
      Contender plain =
          Contender.of(
              "gate, default options, fetches " + MANY,
              GateOverServer.class,
              layout,
              far.address(),
              MANY);
      Contender gate = plain.named("gate fetches " + MANY).with(AS_ADVISED);
      Contender sdk =
          Contender.of("SDK fetches " + MANY, FetchThenReplay.class, far.address(), MANY);
      Contender sdkToo = sdk.named("SDK fetches with the option " + MANY).with(AS_ADVISED);

      Races races = race(plain, gate, sdk, sdkToo);

      String measure =
          MANY
              + " fetched and replayed, each round trip 20 ms longer, against fetching and"
              + " replaying one after another";
      add(
          races.ratio(measure, sdk, gate).floor(5, 8),
          races.ratio(measure + "; Maven's JVM with default options", sdk, plain),
          races.ratio(measure + "; its JVM with the same option", sdkToo, gate));
    }
  }

  @Test
  void memoryAndGrowth() throws Exception {
    Contender hundred =
        gate("gate " + MOST / 100, MOST / 100)
            .with(AS_ADVISED, "-Xmx64m", "-D" + ContenderOutput.HEAP + "=true");
    Contender thousand =
        gate("gate " + MOST / 10, MOST / 10)
            .with(AS_ADVISED, "-Xmx64m", "-D" + ContenderOutput.HEAP + "=true");
    Contender tenThousand =
        gate("gate " + MOST, MOST)
            .with(AS_ADVISED, "-Xmx64m", "-D" + ContenderOutput.HEAP + "=true");

    Races races = race(hundred, thousand, tenThousand);

    long heap = races.most(tenThousand, "heapPeak");
    add(
        Comparison.of(
            "heap of the plugin with " + MOST + " histories",
            "**" + heap + " MB** at the most, with `-Xmx64m`",
            "256 MB",
            "64 MB",
            heap <= 256),
        growth(hundred, thousand, races),
        growth(thousand, tenThousand, races));
  }

  /** A tenth of noise is granted. */
  private static Comparison growth(Contender small, Contender large, Races races) {
    double factor = races.seconds(large) / races.seconds(small);
    return Comparison.of(
        "ten times as many: " + small.name() + " to " + large.name(),
        String.format(Locale.ROOT, "**%.1fx** the time", factor),
        "10x",
        "less",
        factor <= 11);
  }

  @Test
  void firstFailure() throws Exception {
    Path histories = rounds.binary(directory.resolve("failing"), FEW);
    rounds.keep(histories, RecordedRounds.name(FIRST_TO_FAIL), Rounds.CHANGED);
    Contender gate = Contender.of("gate with a failure", FirstFailure.class, layout, histories);

    long before = race(gate).most(gate, "shownBefore");

    add(
        Comparison.of(
            "histories after the first failing one that are shown before it",
            "**" + before + "** at the most",
            "4",
            "0",
            before <= 4));
  }
}
