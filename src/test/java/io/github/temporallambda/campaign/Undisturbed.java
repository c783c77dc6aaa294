package io.github.temporallambda.campaign;

import java.util.ArrayList;
import java.util.List;

/**
 * A scenario's run as nothing disturbed it: what every other must come to, and which calls there
 * are to disturb.
 */
record Undisturbed(Scenario scenario, EndState end, List<RemoteCall> calls) {

  static Undisturbed run(Scenario scenario, World world) {
    scenario.prepare(world);
    world.runUndisturbed(scenario);
    world.ranAs(scenario);
    return new Undisturbed(scenario, world.state(), world.traffic().calls());
  }

  /**
   * All that may write, and all that read; where the very same is read again at once, as while
   * waiting, its first.
   */
  List<RemoteCall> points() {
    List<RemoteCall> points = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      RemoteCall call = calls.get(i);
      boolean repeated = i > 0 && !call.writes() && call.repeats(calls.get(i - 1));
      if (!repeated && scenario.isAbout(call)) {
        points.add(call);
      }
    }
    return points;
  }

  /** One line, to be read while a campaign goes on. */
  @Override
  public String toString() {
    return "undisturbed: " + scenario.label() + ", " + calls.size() + " calls";
  }
}
