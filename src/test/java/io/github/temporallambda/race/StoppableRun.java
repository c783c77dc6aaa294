package io.github.temporallambda.race;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.mojo.wiring.StopOnSignal;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.StopRequest;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.AtSteps;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.rollout.Connections;
import io.github.temporallambda.rollout.Provenance;
import io.github.temporallambda.rollout.Reach;
import io.github.temporallambda.rollout.Rollout;
import io.github.temporallambda.rollout.RolloutRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A release in a JVM of its own, which a signal may take down: says on which step it is and waits
 * there for the signal, so that it comes while that step is under way.
 */
public final class StoppableRun {

  /** What the line begins with that says where the signal is waited for. */
  static final String AT = "signal me at ";

  /** In place of a step: when the artifact polls for the first time. */
  static final String FIRST_POLL = "first poll";

  private static final long SECONDS = 60;

  private StoppableRun() {}

  /**
   * Arguments: deployment name, Build ID, zip, build directory, the step to be stopped at or the
   * first poll.
   */
  public static void main(String[] arguments) {
    Runs runs = new Runs(System.getenv());
    DeploymentName name = new DeploymentName(arguments[0]);
    RolloutRequest request =
        runs.release(
            name,
            arguments[1],
            Path.of(arguments[2]),
            Reach.ROUTE,
            new Provenance("ada", Optional.empty()));
    ReportFiles files = ReportFiles.below(Path.of(arguments[3]), name);
    try (StopOnSignal signal = StopOnSignal.armed()) {
      Connections.Settings settings = runs.settings().heeding(signal.stop());
      var unused =
          new Rollout(
                  () -> Runs.open(settings),
                  new ReplayGate(atFirstPoll(arguments[4], signal.stop()), signal.stop()),
                  new AtSteps(
                      new ConsoleNarration(System.out::println),
                      step -> {
                        if (step.equals(arguments[4])) {
                          awaitSignal(step, signal.stop());
                        }
                      }),
                  files,
                  Clock.systemUTC())
              .run(request);
    } catch (ProblemException stopped) {
      System.exit(1);
    }
  }

  private static GateListener atFirstPoll(String place, StopRequest stop) {
    return new GateListener() {
      @Override
      public void firstPoll(Duration after) {
        if (place.equals(FIRST_POLL)) {
          awaitSignal(place, stop);
        }
      }
    };
  }

  private static void awaitSignal(String place, StopRequest stop) {
    System.out.println(AT + place);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!stop.isAsked() && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
