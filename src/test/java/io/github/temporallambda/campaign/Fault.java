package io.github.temporallambda.campaign;

import io.github.temporallambda.problem.Problem;
import java.util.Arrays;
import java.util.List;

/**
 * A way in which calls of a run fail.
 *
 * @param name of the fault on its side
 * @param interference what the proxy does
 * @param advice what a run may say that stops over it
 * @param applied whether the server does what it was asked to all the same
 * @param forGood whether not one call of an operation fails, but that and all that follow it
 */
record Fault(
    String name, Interference interference, Advice advice, boolean applied, boolean forGood) {

  static Fault of(AwsFault fault) {
    return new Fault(
        fault.name(), new Interference.Aws(fault), fault.advice(), fault.isApplied(), false);
  }

  static Fault of(TemporalFault fault) {
    return new Fault(
        fault.name(), new Interference.Temporal(fault), fault.advice(), fault.isApplied(), false);
  }

  /** All in which one call fails. */
  static List<Fault> of(RemoteCall call) {
    if (call.isStep()) {
      return List.of();
    }
    return call.service().equals("temporal")
        ? Arrays.stream(TemporalFault.values()).map(Fault::of).toList()
        : Arrays.stream(AwsFault.values()).map(Fault::of).toList();
  }

  /** The same for good. */
  Fault lasting() {
    return new Fault(name, interference, advice, applied, true);
  }

  /** Whether that takes more than a minute. */
  boolean takesLong() {
    return name.equals(AwsFault.TIMEOUT_AFTER_APPLIED.name());
  }

  /** What is to happen to a call of a run that is disturbed at a point. */
  Interference at(RemoteCall point, RemoteCall arriving) {
    boolean struck = forGood ? arriving.isAtOrAfter(point) : arriving.isAt(point);
    return struck ? interference : new Interference.None();
  }

  /** What is wrong with how a run has stopped over it; empty where nothing is. */
  List<Problem> misleading(RunEnd end) {
    return end.problems().stream().filter(problem -> !advice.isGivenBy(problem)).toList();
  }
}
