package io.github.temporallambda.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Where and in which words a rendering tells each value of the JSON report, or why it does not. A
 * value that no line is about is a fault, and so is a line that no value ever met.
 */
final class Tellings {

  /** Of one path. A reason is there exactly where the value need not be told. */
  private record Telling(
      Predicate<JsonLeaf> told,
      Function<JsonLeaf, String> place,
      Function<JsonLeaf, String> words,
      boolean alone,
      String reason) {}

  private final Map<String, List<Telling>> tellings = new LinkedHashMap<>();
  private final Set<String> met = new TreeSet<>();

  /** The words, and nothing else, stand at the place, in which {@code #} is a number. */
  Tellings is(String path, String place, Function<JsonLeaf, String> words) {
    return is(path, leaf -> leaf.place(place), words);
  }

  /** The same, at a place that depends on the value. */
  Tellings is(String path, Function<JsonLeaf, String> place, Function<JsonLeaf, String> words) {
    return add(path, new Telling(leaf -> true, place, words, true, ""));
  }

  /** The words stand at the place, among others. */
  Tellings in(String path, String place, Function<JsonLeaf, String> words) {
    return in(path, leaf -> true, place, words);
  }

  /** The same, where {@code told} holds. */
  Tellings in(
      String path, Predicate<JsonLeaf> told, String place, Function<JsonLeaf, String> words) {
    return add(path, new Telling(told, leaf -> leaf.place(place), words, false, ""));
  }

  /** So many stand there as the list is long. */
  Tellings as(String list, String place) {
    return is(list + "#", place, Words::count);
  }

  /** These are not told; a path that ends in {@code *} is all that begins so. */
  Tellings not(String reason, String... paths) {
    for (String path : paths) {
      add(path, new Telling(leaf -> false, leaf -> "", JsonLeaf::text, false, reason));
    }
    return this;
  }

  private Tellings add(String path, Telling telling) {
    tellings.computeIfAbsent(path, key -> new ArrayList<>()).add(telling);
    return this;
  }

  /** What of these values is not told as it has to be, a line each. */
  List<String> faults(List<JsonLeaf> leaves, Places places) {
    List<String> faults = new ArrayList<>();
    for (JsonLeaf leaf : leaves) {
      String path = path(leaf);
      if (path.isEmpty() && !leaf.path().endsWith("#")) {
        faults.add(leaf.path() + ": nothing says how it is told");
      }
      for (Telling telling : tellings.getOrDefault(path, List.of())) {
        if (telling.told().test(leaf)) {
          met.add(path);
          check(leaf, telling, places, faults);
        } else if (!telling.reason().isEmpty()) {
          met.add(path);
        }
      }
    }
    return faults;
  }

  private static void check(JsonLeaf leaf, Telling telling, Places places, List<String> faults) {
    String place = telling.place().apply(leaf);
    String words = Places.plain(telling.words().apply(leaf));
    String shown = places.at(place);
    if (telling.alone() ? !shown.equals(words) : !shown.contains(words)) {
      faults.add(leaf.path() + ": '" + words + "' is not told at " + place + ": '" + shown + "'");
    }
  }

  private String path(JsonLeaf leaf) {
    if (tellings.containsKey(leaf.path())) {
      return leaf.path();
    }
    return tellings.keySet().stream()
        .filter(path -> path.endsWith("*") && !leaf.path().endsWith("#"))
        .filter(path -> leaf.path().startsWith(path.substring(0, path.length() - 1)))
        .findFirst()
        .orElse("");
  }

  /** The paths that no value met so far, or none that was to be told. */
  Set<String> unmet() {
    Set<String> unmet = new TreeSet<>(tellings.keySet());
    unmet.removeAll(met);
    return unmet;
  }
}
