package io.github.temporallambda.race;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.mojo.wiring.StopOnSignal;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.StopRequest;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.AtSteps;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.rollout.Connections;
import io.github.temporallambda.rollout.Provenance;
import io.github.temporallambda.rollout.Reach;
import io.github.temporallambda.rollout.Rollout;
import io.github.temporallambda.rollout.rollback.Rollback;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A release or rollback in a JVM of its own, which a signal may take down: says on which step it is
 * and waits there for the signal, so that it comes while that step is under way.
 */
public final class StoppableRun {

  /** What the line begins with that says where the signal is waited for. */
  static final String AT = "signal me at ";

  /** In place of a step: when the artifact polls for the first time. */
  static final String FIRST_POLL = "first poll";

  private static final long SECONDS = 60;
  private static final Provenance ADA = new Provenance("ada", Optional.empty());

  private final Runs runs = new Runs(System.getenv());
  private final DeploymentName name;
  private final String place;
  private final StopRequest stop;
  private final ReportFiles files;

  private StoppableRun(DeploymentName name, Path buildDirectory, String place, StopRequest stop) {
    this.name = name;
    this.place = place;
    this.stop = stop;
    this.files = ReportFiles.below(buildDirectory, name);
  }

  /**
   * Arguments: deployment name, Build ID, build directory, the step to be stopped at or the first
   * poll, and the zip to release as this Build ID; without it, a rollback leaves the Build ID.
   */
  public static void main(String[] arguments) {
    try (StopOnSignal signal = StopOnSignal.armed("mvn temporal-lambda:rollout")) {
      StoppableRun run =
          new StoppableRun(
              new DeploymentName(arguments[0]), Path.of(arguments[2]), arguments[3], signal.stop());
      if (arguments.length > 4) {
        run.release(arguments[1], Path.of(arguments[4]));
      } else {
        run.rollback(arguments[1]);
      }
    } catch (ProblemException stopped) {
      System.exit(1);
    }
  }

  private void release(String buildId, Path zip) {
    var unused =
        new Rollout(this::open, gate(), narration(), files, Clock.systemUTC())
            .run(runs.release(name, buildId, zip, Reach.ROUTE, ADA));
  }

  private void rollback(String buildId) {
    var unused =
        new Rollback(this::open, gate(), narration(), files, Clock.systemUTC())
            .run(runs.rollback(name, buildId, ADA));
  }

  private Connections open() {
    return Runs.open(runs.settings().heeding(stop));
  }

  private Narration narration() {
    return new AtSteps(new ConsoleNarration(System.out::println), this::awaitSignalAt);
  }

  private ReplayGate gate() {
    return new ReplayGate(
        new GateListener() {
          @Override
          public void firstPoll(Duration after) {
            awaitSignalAt(FIRST_POLL);
          }
        },
        stop);
  }

  private void awaitSignalAt(String reached) {
    if (!reached.equals(place)) {
      return;
    }
    System.out.println(AT + place);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!stop.isAsked() && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
