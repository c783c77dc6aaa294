package io.github.temporallambda.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Points that go through one world after each other: where one was survived, the world is as an
 * undisturbed run would have left it, and what comes after that run can begin there. Where nothing
 * can, a point is a chain of its own.
 */
final class Chains {

  /** The most runs that a scenario has before it. */
  private static final int MOST_RUNS_BEFORE = 2;

  private Chains() {}

  /** Each point in one chain, those of the same beginning in different ones, in their order. */
  static <P> List<List<P>> of(List<P> points, Function<P, Scenario> scenario) {
    List<List<P>> chains = new ArrayList<>();
    Predicate<P> alone = it -> !scenario.apply(it).isInAChain();
    for (int before = 0; before <= MOST_RUNS_BEFORE; before++) {
      int runs = before;
      List<P> alike =
          points.stream()
              .filter(alone.negate())
              .filter(it -> scenario.apply(it).runsBefore() == runs)
              .toList();
      for (int i = 0; i < alike.size(); i++) {
        if (i == chains.size()) {
          chains.add(new ArrayList<>());
        }
        chains.get(i).add(alike.get(i));
      }
    }
    points.stream().filter(alone).map(List::of).forEach(chains::add);
    return chains;
  }
}
