package io.github.temporallambda.mojo.guard;

import io.github.temporallambda.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Properties that no goal knows, and empty ones. Maven ignores the first without a word, so that a
 * typo in {@code dryRun} would release; it hands on the second as a value.
 */
final class UnknownProperties {

  private static final int FARTHEST_TYPO = 3;

  private UnknownProperties() {}

  /** A problem for each property given that is not {@code known}, or has no value. */
  static List<Problem> find(GivenProperties given, Set<String> known) {
    return given.values().entrySet().stream()
        .flatMap(property -> problem(property, known).stream())
        .toList();
  }

  private static Optional<Problem> problem(Map.Entry<String, String> given, Set<String> known) {
    String name = given.getKey();
    if (!known.contains(name)) {
      return Optional.of(
          Problem.configuration(
              "-D" + name + " is not a parameter of any goal of this plugin.",
              nearest(name, known)
                  .map(near -> "did you mean -D" + near + "?")
                  .orElse("see the parameters with mvn temporal-lambda:help -Ddetail")));
    }
    if (given.getValue().isBlank()) {
      return Optional.of(
          Problem.configuration(
              "-D" + name + " has no value.",
              "write -D" + name + "=…, or leave it out where the default is meant"));
    }
    return Optional.empty();
  }

  private static Optional<String> nearest(String name, Set<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(candidate -> distance(name, candidate) <= FARTHEST_TYPO);
  }

  /** Levenshtein's, regardless of case. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
