package io.github.temporallambda.lambda;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The environment of a function. Values may be secrets: {@link #toString} shows the names only, and
 * there is no way to get all values at once outside this room.
 *
 * <p>Immutable; equal when names and values are.
 */
public final class EnvironmentVariables {

  private final SortedMap<String, String> values;

  private EnvironmentVariables(Map<String, String> values) {
    this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** No variables. */
  public static EnvironmentVariables none() {
    return new EnvironmentVariables(Map.of());
  }

  /** Exactly these, name to value. */
  public static EnvironmentVariables of(Map<String, String> values) {
    return new EnvironmentVariables(values);
  }

  /** The value of one variable, to be compared and never printed; empty when it is not set. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The names, sorted. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeMap<>(values).navigableKeySet());
  }

  /** A copy in which {@code additions} are set, in the place of present values of their names. */
  public EnvironmentVariables with(Map<String, String> additions) {
    TreeMap<String, String> merged = new TreeMap<>(values);
    merged.putAll(additions);
    return new EnvironmentVariables(merged);
  }

  /** A copy in which none of {@code names} is set. */
  public EnvironmentVariables without(Iterable<String> names) {
    TreeMap<String, String> rest = new TreeMap<>(values);
    names.forEach(rest::remove);
    return new EnvironmentVariables(rest);
  }

  /** All of them, for a request to AWS and for nothing else. */
  SortedMap<String, String> values() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EnvironmentVariables that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "EnvironmentVariables" + values.keySet();
  }
}
