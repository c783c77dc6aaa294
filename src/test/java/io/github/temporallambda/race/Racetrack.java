package io.github.temporallambda.race;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.request.Reach;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Prepares pairs, starts them together, and judges how they end. */
final class Racetrack {

  private final RaceStack stack;
  private final String name;
  private final RaceDeployment shared;
  private int builds;

  /** One whose deployment is named so: others may be on the same stack. */
  Racetrack(RaceStack stack, String name) {
    this.stack = stack;
    this.name = name;
    this.shared = new RaceDeployment(stack, name);
    succeed(shared.rollout("base", next()));
  }

  /**
   * One race, judged.
   *
   * @throws AssertionError when it did not end as a race has to
   */
  Finish race(Race race) {
    RaceDeployment deployment =
        race.pair().isFirst()
            ? new RaceDeployment(stack, name + "-first-" + race.number())
            : shared;
    List<Entry> entries = entries(race.pair(), deployment);
    List<RolloutReport> reports = together(entries, race.delaysMillis());
    Finish finish = new Finish(race, entries, reports);
    new Judge(stack, deployment).judge(finish);
    return finish;
  }

  private List<Entry> entries(Pair pair, RaceDeployment deployment) {
    String one = next();
    String other = pair.isSame() ? one : next();
    if (pair == Pair.TWO_REGISTERED) {
      succeed(deployment.rollout("base", one, Reach.REGISTER));
      succeed(deployment.rollout("base", other, Reach.REGISTER));
    }
    if (pair == Pair.ROLLBACK) {
      DeploymentVersionId before = current(deployment);
      succeed(deployment.rollout("base", other));
      return List.of(
          deployment.rollout("ada", one),
          deployment.rollback("grace", other, before.buildId().value()));
    }
    return List.of(deployment.rollout("ada", one), deployment.rollout("grace", other));
  }

  private static List<RolloutReport> together(List<Entry> entries, List<Integer> delays) {
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<RolloutReport>> runs =
        List.of(
            started(start, entries.get(0), delays.get(0)),
            started(start, entries.get(1), delays.get(1)));
    start.countDown();
    return runs.stream().map(CompletableFuture::join).toList();
  }

  private static CompletableFuture<RolloutReport> started(
      CountDownLatch start, Entry entry, int delayMillis) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            start.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
          return entry.run().get();
        },
        task -> new Thread(task, "race " + entry.actor()).start());
  }

  static void succeed(Entry entry) {
    RolloutReport report = entry.run().get();
    if (report.outcome() != RunOutcome.SUCCEEDED && report.outcome() != RunOutcome.UNCHANGED) {
      throw new AssertionError(entry.actor() + " stopped: " + report.problems());
    }
  }

  private static DeploymentVersionId current(RaceDeployment deployment) {
    return deployment.routing().flatMap(RoutingState::current).orElseThrow();
  }

  /** A Build ID that was not there before. */
  private String next() {
    return String.format(Locale.ROOT, "b%011d", ++builds);
  }
}
