package io.github.temporallambda.lambda;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In which settings one configuration of a function differs from another. Holds names alone, never
 * a value.
 *
 * @param names AWS's names of the settings, for instance {@code MemorySize}; a variable as {@code
 *     Environment.DB_URL}; sorted
 */
public record ConfigurationChange(List<String> names) {

  private static final int MOST_SHOWN = 20;

  public ConfigurationChange {
    names = names.stream().sorted().distinct().toList();
  }

  /**
   * What AWS froze into a version, and what a new one would get: runtime, handler, timeout, memory,
   * architecture, role, layers, network, storage, tracing, logging, SnapStart, and each variable.
   * Code, state and description play no part.
   *
   * @param apart variables that play no part either
   */
  public static ConfigurationChange between(
      FunctionConfiguration before, FunctionConfiguration after, Collection<String> apart) {
    SortedSet<String> names =
        new TreeSet<>(differing(named(before.settings()), named(after.settings())));
    differing(
            before.environment().without(apart).values(),
            after.environment().without(apart).values())
        .forEach(variable -> names.add("Environment." + variable));
    return new ConfigurationChange(List.copyOf(names));
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return names.isEmpty();
  }

  /** The names on one line, the first 20 of them. */
  public String says() {
    String shown = String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
    return names.size() > MOST_SHOWN
        ? shown + " and " + (names.size() - MOST_SHOWN) + " more"
        : shown;
  }

  private static SortedMap<String, String> named(FunctionSettings settings) {
    SortedMap<String, String> named = new TreeMap<>(settings.others());
    named.put("Runtime", settings.runtime());
    named.put("Handler", settings.handler());
    named.put("Timeout", seconds(settings.timeout()));
    named.put("MemorySize", String.valueOf(settings.memoryMb()));
    named.put("Architectures", String.join(",", settings.architectures()));
    return named;
  }

  private static String seconds(Duration timeout) {
    return String.valueOf(timeout.toSeconds());
  }

  private static SortedSet<String> differing(
      SortedMap<String, String> before, SortedMap<String, String> after) {
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> before.containsKey(name) && before.get(name).equals(after.get(name)));
    return names;
  }
}
