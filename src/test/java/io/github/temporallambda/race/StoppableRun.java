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
import io.github.temporallambda.rollout.Rollout;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.rollback.Rollback;
import io.github.temporallambda.rollout.run.Connections;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One run in a JVM of its own, which a signal may take down: says on which step it is and waits
 * there for the signal, and says when it was heard.
 */
public final class StoppableRun {

  /** What the line begins with that says where the signal is waited for. */
  static final String AT = "signal me at ";

  /** The line that says that the signal was heard. */
  static final String HEARD = "heard the signal";

  /** In place of a step: when the artifact polls for the first time. */
  static final String FIRST_POLL = "first poll";

  /** What its messages give as the command that it was started by. */
  static final String COMMAND = "mvn temporal-lambda:stoppable -Dtemporal-lambda.deploymentName=it";

  private static final long SECONDS = 60;
  private static final Provenance ADA = new Provenance("ada", Optional.empty());

  private final Runs runs = new Runs(System.getenv());
  private final DeploymentName name;
  private final String place;
  private final StopRequest stop;
  private final ReportFiles files;

  /** What is run. */
  enum Kind {
    RELEASE,
    THROUGH_BUCKET,
    SMOKING,
    SET_CURRENT,
    ONE_BACK
  }

  private StoppableRun(DeploymentName name, Path buildDirectory, String place, StopRequest stop) {
    this.name = name;
    this.place = place;
    this.stop = stop;
    this.files = ReportFiles.below(buildDirectory, name);
  }

  /**
   * Arguments: deployment name, build directory, the step to be stopped at or another word, the
   * kind, the Build ID, and its zip.
   */
  public static void main(String[] arguments) {
    try (StopOnSignal signal = StopOnSignal.armed(COMMAND)) {
      StoppableRun run =
          new StoppableRun(
              new DeploymentName(arguments[0]), Path.of(arguments[1]), arguments[2], signal.stop());
      run.tellWhenAsked();
      run.run(Kind.valueOf(arguments[3]), arguments[4], Path.of(arguments[5]));
    } catch (ProblemException stopped) {
      System.exit(1);
    }
  }

  private void run(Kind kind, String buildId, Path zip) {
    switch (kind) {
      case RELEASE -> release(released(buildId, zip));
      case THROUGH_BUCKET -> release(Runs.throughBucket(released(buildId, zip)));
      case SMOKING -> release(Runs.smoking(released(buildId, zip)));
      case SET_CURRENT -> {
        var unused = rollout().run(runs.setCurrent(name, buildId, ADA));
      }
      case ONE_BACK -> {
        var unused =
            new Rollback(this::open, gate(), narration(), files, Clock.systemUTC())
                .run(runs.oneBack(name, ADA));
      }
    }
  }

  private RolloutRequest released(String buildId, Path zip) {
    return runs.release(name, buildId, zip, Reach.ROUTE, ADA);
  }

  private void release(RolloutRequest request) {
    var unused = rollout().run(request);
  }

  private Rollout rollout() {
    return new Rollout(this::open, gate(), narration(), files, Clock.systemUTC());
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
    if (reached.equals(place)) {
      System.out.println(AT + place);
      awaitAsked();
    }
  }

  private void tellWhenAsked() {
    Thread teller =
        new Thread(
            () -> {
              awaitAsked();
              System.out.println(HEARD);
            },
            "tells when asked");
    teller.setDaemon(true);
    teller.start();
  }

  private void awaitAsked() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!stop.isAsked() && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
