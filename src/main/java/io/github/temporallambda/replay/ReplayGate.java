package io.github.temporallambda.replay;

import io.github.temporallambda.problem.StopRequest;
import java.util.Optional;

/**
 * The replay gate: starts the user's own handler, from the artifact itself, in a JVM of its own,
 * connected to a Temporal frontend of ours that hands out nothing but replays of recorded
 * histories.
 *
 * <p>The artifact's JVM reaches only that frontend over gRPC and HTTP, begins with an empty
 * environment and an empty home directory, and is gone with all that it started when the verdict is
 * there. No activity runs: no task but a replay is ever handed out. A history whose replay ends or
 * blocks the JVM fails by itself, confirmed in a JVM where it is the first and only one; the others
 * get their true verdicts in another JVM.
 */
public final class ReplayGate {

  private final GateListener listener;
  private final StopRequest stop;

  /** A gate that tells {@code listener} how it gets on. */
  public ReplayGate(GateListener listener) {
    this(listener, new StopRequest());
  }

  /** The same, heeding {@code stop}: once that is asked, the gate ends within a moment. */
  public ReplayGate(GateListener listener, StopRequest stop) {
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Replays all histories of the request. Safe to repeat, and at the same time by several threads.
   *
   * @return a verdict for each history, PASSED only where the artifact said so; what is wrong with
   *     the artifact as a whole is in the problems, and so is that the gate was asked to stop
   * @throws io.github.temporallambda.problem.ProblemException when the Java executable cannot be
   *     started
   * @throws java.io.UncheckedIOException when no port or temporary directory is to be had
   */
  public GateVerdict replay(GateRequest request) {
    if (!request.material().startsForNothing()) {
      return new GateRun(request, listener, stop, Optional.empty()).verdict();
    }
    // First of all, even before our own classes are loaded: it is what takes longest.
    try (ArtifactJvm first = ArtifactJvm.start(request)) {
      return new GateRun(request, listener, stop, Optional.of(first)).verdict();
    }
  }
}
