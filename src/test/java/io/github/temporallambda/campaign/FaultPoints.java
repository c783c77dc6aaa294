package io.github.temporallambda.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which points a fault campaign goes through. */
final class FaultPoints {

  /** What no release goes on without: a call that reads and one that writes, on either side. */
  private static final Set<String> NEEDED =
      Set.of(
          "ListVersionsByFunction",
          "PublishVersion",
          "DescribeWorkerDeployment",
          "SetWorkerDeploymentCurrentVersion");

  private FaultPoints() {}

  /** Those that are asked for. What takes long is begun first, or, of many, among the others. */
  static List<FaultPoint> of(List<Undisturbed> undisturbed) {
    List<FaultPoint> points =
        undisturbed.stream()
            .flatMap(FaultPoints::ofRun)
            .distinct()
            .filter(point -> Asked.isFor(point.group(), point.name()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (Asked.isWhole()) {
      Collections.shuffle(points, new Random(0));
    } else {
      points.sort(
          Comparator.comparing((FaultPoint point) -> point.fault().takesLong())
              .thenComparing(point -> point.fault().forGood())
              .reversed());
    }
    return points;
  }

  private static Stream<FaultPoint> ofRun(Undisturbed run) {
    boolean first = run.scenario() == Scenario.FIRST_RELEASE;
    Stream<FaultPoint> once = Asked.isWhole() ? each(run) : some(run);
    return first ? Stream.concat(once, lasting(run)) : once;
  }

  /** Each call in each way. */
  private static Stream<FaultPoint> each(Undisturbed run) {
    return run.points().stream()
        .flatMap(call -> Fault.of(call).stream().map(fault -> new FaultPoint(run, call, fault)));
  }

  /** Each lost answer to a write; and for each kind of call, each way. */
  private static Stream<FaultPoint> some(Undisturbed run) {
    if (run.scenario() == Scenario.SECOND_RELEASE || run.scenario() == Scenario.ROLLBACK) {
      return Stream.empty();
    }
    Stream<FaultPoint> lost = each(run).filter(FaultPoint::losesAnAnswer);
    if (run.scenario() != Scenario.FIRST_RELEASE) {
      return lost;
    }
    List<RemoteCall> calls = run.points().stream().filter(call -> !call.isStep()).toList();
    Predicate<RemoteCall> temporal = call -> call.service().equals("temporal");
    Predicate<RemoteCall> writes = RemoteCall::writes;
    return Stream.of(
            lost,
            round(run, calls, temporal.and(writes)),
            round(run, calls, temporal.and(writes.negate())),
            round(run, calls, temporal.negate().and(writes)),
            round(run, calls, temporal.negate().and(writes.negate())))
        .flatMap(points -> points);
  }

  /** Each way at one of the calls, and each of the calls in turn. */
  private static Stream<FaultPoint> round(
      Undisturbed run, List<RemoteCall> all, Predicate<RemoteCall> which) {
    List<RemoteCall> calls = all.stream().filter(which).toList();
    List<Fault> faults = Fault.of(calls.get(0));
    List<FaultPoint> points = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      points.add(new FaultPoint(run, calls.get(i % calls.size()), faults.get(i)));
    }
    return points.stream();
  }

  /** What lasts, in every way but those that would take many minutes; else in one each. */
  private static Stream<FaultPoint> lasting(Undisturbed run) {
    return run.points().stream()
        .filter(call -> call.ordinal() == 1 && NEEDED.contains(call.operation()))
        .flatMap(
            call ->
                Fault.of(call).stream()
                    .filter(fault -> !fault.takesLong())
                    .filter(fault -> Asked.isWhole() || fault.name().equals("UNAVAILABLE"))
                    .map(fault -> new FaultPoint(run, call, fault.lasting())));
  }
}
