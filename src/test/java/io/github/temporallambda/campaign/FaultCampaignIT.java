package io.github.temporallambda.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import io.github.temporallambda.campaign.PointOutcome.Verdict;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A run one of whose calls fails ends as if nothing had failed, or stops with advice, and then the
 * next run ends so.
 *
 * <p>In the long form every call of every scenario meets every fault. Else each fault meets a call
 * that reads and one that writes, of first releases, in turn; and each call that writes loses its
 * answer, also in a release through a bucket and in a rollback that rescues.
 */
@ExtendWith(CampaignExtension.class)
class FaultCampaignIT {

  /** Which call meets which fault. */
  private record Point(Undisturbed undisturbed, RemoteCall call, Fault fault) {

    Scenario scenario() {
      return undisturbed.scenario();
    }

    String name() {
      return fault.name() + " at " + call + " of " + scenario().label();
    }

    String group() {
      return call.service() + " " + fault.name();
    }

    boolean losesAnAnswer() {
      return call.writes()
          && (fault.name().equals(AwsFault.RESET_AFTER_APPLIED.name())
              || fault.name().equals(TemporalFault.INTERNAL_AFTER_APPLIED.name()));
    }

    boolean takesLong() {
      return fault.name().equals(AwsFault.TIMEOUT_AFTER_APPLIED.name());
    }
  }

  /**
   * A fault of either side.
   *
   * @param sayOther whether it says that somebody else was there
   */
  private record Fault(String name, Interference interference, boolean sayOther) {

    static Fault of(AwsFault fault) {
      boolean other = fault == AwsFault.IN_PROGRESS || fault == AwsFault.PRECONDITION_FAILED;
      return new Fault(fault.name(), new Interference.Aws(fault), other);
    }

    static Fault of(TemporalFault fault) {
      boolean other =
          fault == TemporalFault.CONFLICT_TOKEN || fault == TemporalFault.ALREADY_EXISTS;
      return new Fault(fault.name(), new Interference.Temporal(fault), other);
    }

    static List<Fault> of(RemoteCall call) {
      if (call.isStep()) {
        return List.of();
      }
      return call.service().equals("temporal")
          ? Arrays.stream(TemporalFault.values()).map(Fault::of).toList()
          : Arrays.stream(AwsFault.values()).map(Fault::of).toList();
    }
  }

  @Test
  void runThatLosesAnyAnswerEndsAlikeOrStopsWithAdviceAndIsCompletedByTheNext(Campaign campaign)
      throws Exception {
    List<Point> points = Asked.of(points(campaign.undisturbed()));

    List<PointOutcome> outcomes =
        campaign.each("faulty", Chains.of(points, Point::scenario), this::fail);

    CampaignTable table = new CampaignTable("Fault campaign", points.size(), outcomes);
    System.out.println(table.render());
    assertThat(table.failures()).isEmpty();
    assertThat(Asked.isLimited() || outcomes.size() == points.size()).isTrue();
    assertThat(outcomes).anyMatch(it -> it.verdict() != Verdict.NOT_REACHED);
  }

  private static List<Point> points(List<Undisturbed> undisturbed) {
    return undisturbed.stream()
        .flatMap(run -> (Asked.isWhole() ? all(run) : some(run)).stream())
        .filter(point -> Asked.isFor(point.group(), point.name()))
        .sorted(Comparator.comparing(Point::takesLong).reversed())
        .toList();
  }

  private static List<Point> all(Undisturbed run) {
    return run.points().stream()
        .flatMap(call -> Fault.of(call).stream().map(fault -> new Point(run, call, fault)))
        .toList();
  }

  private static List<Point> some(Undisturbed run) {
    if (run.scenario() == Scenario.SECOND_RELEASE || run.scenario() == Scenario.ROLLBACK) {
      return List.of();
    }
    List<Point> points = new ArrayList<>();
    all(run).stream().filter(Point::losesAnAnswer).forEach(points::add);
    if (run.scenario() != Scenario.FIRST_RELEASE) {
      return points;
    }
    List<RemoteCall> calls = run.points().stream().filter(call -> !call.isStep()).toList();
    Predicate<RemoteCall> temporal = call -> call.service().equals("temporal");
    for (Predicate<RemoteCall> side : List.of(temporal, temporal.negate())) {
      for (Predicate<RemoteCall> kind :
          List.<Predicate<RemoteCall>>of(RemoteCall::writes, Predicate.not(RemoteCall::writes))) {
        points.addAll(round(run, calls.stream().filter(side.and(kind)).toList()));
      }
    }
    return points.stream().distinct().toList();
  }

  /** Each fault at one of the calls, and each of the calls in turn. */
  private static List<Point> round(Undisturbed run, List<RemoteCall> calls) {
    List<Fault> faults = Fault.of(calls.get(0));
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      points.add(new Point(run, calls.get(i % calls.size()), faults.get(i)));
    }
    return points;
  }

  /** A run that ends in anything but problems has a fault of its own, and others go on. */
  private PointOutcome fail(Point point, World world) {
    try {
      return disturbed(point, world);
    } catch (RuntimeException | AssertionError e) {
      return PointOutcome.failed(point.name(), point.group(), Throwables.getStackTraceAsString(e));
    }
  }

  private PointOutcome disturbed(Point point, World world) {
    Scenario scenario = point.scenario();
    scenario.prepare(world);
    RunEnd end =
        world.run(
            scenario.order(world),
            call ->
                call.equals(point.call()) ? point.fault().interference() : new Interference.None());
    boolean reached = world.traffic().calls().contains(point.call());
    if (!end.stopped()) {
      return compared(point, reached ? Verdict.ENDED : Verdict.NOT_REACHED, world);
    }
    if (!end.advises() || accusesSomebody(point, end)) {
      return PointOutcome.failed(point.name(), point.group(), "stopped badly: " + end.why());
    }
    RunEnd again = world.run(scenario.order(world), call -> new Interference.None());
    if (again.stopped()) {
      return PointOutcome.failed(
          point.name(),
          point.group(),
          "stopped: " + end.why() + "\nand the next run stopped, too: " + again.why());
    }
    return compared(point, Verdict.COMPLETED_BY_THE_NEXT, world);
  }

  /** Where only the way was bad, a message that somebody else was there sends its reader astray. */
  private static boolean accusesSomebody(Point point, RunEnd end) {
    return !point.fault().sayOther()
        && end.problems().stream().map(Problem::kind).anyMatch(ProblemKind.CONFLICT::equals);
  }

  private static PointOutcome compared(Point point, Verdict verdict, World world) {
    PointOutcome outcome =
        PointOutcome.compared(
            point.name(), point.group(), verdict, point.undisturbed().end(), world.state());
    if (outcome.survived()) {
      world.ranAs(point.scenario());
    }
    return outcome;
  }
}
