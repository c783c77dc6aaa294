package io.github.temporallambda.history.sample;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Chooses so many of many: first one of each type, then one of each further group, then the second
 * of each group, and so on. Types come before groups, and rare groups are as welcome as large ones:
 * what does not replay is more often of a kind of its own than one of many alike.
 *
 * <p>Which one of a group is chosen is decided by a seed and its id alone. The same candidates and
 * the same seed give the same sample, in whatever order they come; one more or less changes little.
 */
public final class StratifiedSample {

  private StratifiedSample() {}

  /**
   * The sample, in the order in which it was chosen: a smaller one of the same seed is the
   * beginning of a larger one.
   *
   * @param candidates with distinct ids
   * @param most how many at most; where there are more types than that, one of each type is chosen
   *     all the same
   * @param seed any number
   */
  public static <T> List<Candidate<T>> choose(
      Collection<Candidate<T>> candidates, int most, long seed) {
    Map<String, List<Ranked<T>>> types =
        candidates.stream()
            .map(one -> new Ranked<>(one, SeededRank.of(seed, one.id())))
            .collect(Collectors.groupingBy(one -> one.candidate().type(), Collectors.toList()));
    return types.values().stream()
        .flatMap(type -> turns(type).stream())
        .sorted(Turn.order())
        .limit(Math.max(most, types.size()))
        .map(turn -> turn.ranked().candidate())
        .toList();
  }

  private record Ranked<T>(Candidate<T> candidate, long rank) {

    static <T> Comparator<Ranked<T>> order() {
      return Comparator.<Ranked<T>>comparingLong(Ranked::rank)
          .thenComparing(one -> one.candidate().id());
    }
  }

  /**
   * When a candidate's turn comes.
   *
   * @param place its place within its group
   * @param group the place of its group within its type
   */
  private record Turn<T>(int place, int group, Ranked<T> ranked) {

    static <T> Comparator<Turn<T>> order() {
      return Comparator.<Turn<T>>comparingInt(Turn::place)
          .thenComparingInt(Turn::group)
          .thenComparing(Turn::ranked, Ranked.order());
    }
  }

  private static <T> List<Turn<T>> turns(List<Ranked<T>> type) {
    Map<String, List<Ranked<T>>> groups = new TreeMap<>();
    type.stream()
        .sorted(Ranked.order())
        .forEach(
            one ->
                groups.computeIfAbsent(one.candidate().group(), it -> new ArrayList<>()).add(one));
    List<List<Ranked<T>>> ordered = new ArrayList<>(groups.values());
    ordered.sort(Comparator.comparing(group -> group.get(0), Ranked.order()));
    List<Turn<T>> turns = new ArrayList<>();
    for (int group = 0; group < ordered.size(); group++) {
      for (int place = 0; place < ordered.get(group).size(); place++) {
        turns.add(new Turn<>(place, group, ordered.get(group).get(place)));
      }
    }
    return turns;
  }
}
