package io.github.temporallambda.mojo.parameter;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters as Maven hands them over, strings that may be missing, into values. What is
 * wrong is remembered, so that a user is told everything at once by {@link #finish}.
 *
 * <p>A reading that went wrong answers empty (or false): values may be used after {@link #finish}
 * returned, not before.
 */
public final class ParameterReader {

  private final List<Problem> problems = new ArrayList<>();

  /**
   * A switch: exactly {@code true} or {@code false}. Maven would take {@code yes}, {@code 1} and a
   * typo as false without a word.
   *
   * @param raw null stands for false
   */
  public boolean flag(String name, @Nullable String raw) {
    if (raw == null || raw.equals("false")) {
      return false;
    }
    if (!raw.equals("true")) {
      add(
          "-D" + name + ": '" + raw + "' is neither true nor false.",
          "write -D" + name + "=true or -D" + name + "=false, in lower case");
    }
    return raw.equals("true");
  }

  /**
   * A value that may be left out.
   *
   * @param parser throws IllegalArgumentException with a sentence that may be shown
   * @return empty when {@code raw} is null or was wrong
   */
  public <T> Optional<T> optional(
      String name, @Nullable String raw, Function<? super String, ? extends T> parser) {
    if (raw == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(raw));
    } catch (IllegalArgumentException e) {
      add(name + ": " + e.getMessage() + ".", "correct " + bothForms(name));
      return Optional.empty();
    }
  }

  /** A file that may be left out; otherwise as {@link #optional}. */
  public Optional<Path> file(
      String name, @Nullable File raw, Function<? super String, ? extends Path> parser) {
    return optional(name, raw == null ? null : raw.getPath(), parser);
  }

  /** A value that must be given; otherwise as {@link #optional}. */
  public <T> Optional<T> required(
      String name, @Nullable String raw, Function<? super String, ? extends T> parser) {
    if (raw == null || raw.isBlank()) {
      add(name + " is missing.", "write " + bothForms(name));
      return Optional.empty();
    }
    return optional(name, raw, parser);
  }

  /**
   * The one of two forms of a parameter that was given: {@code twin}, which has a property, or the
   * element of a block that it stands for. A problem when both say something different.
   */
  public @Nullable String either(String name, @Nullable String twin, @Nullable String inBlock) {
    if (twin != null && inBlock != null && !twin.equals(inBlock)) {
      add(
          name + " was given twice with different values, once in a block of the POM.",
          "leave one of them out; to let the command line win, move the block's value to"
              + " <properties><"
              + name
              + ">");
    }
    return twin == null ? inBlock : twin;
  }

  /** Remembers a problem of configuration that was found elsewhere. */
  public void add(Problem problem) {
    problems.add(problem);
  }

  /** Remembers problems of configuration that were found elsewhere. */
  public void addAll(List<Problem> found) {
    problems.addAll(found);
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException with every problem met, in the order of reading; when there was any
   */
  public void finish() {
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }

  private void add(String what, String next) {
    add(Problem.configuration(what, next));
  }

  private static String bothForms(String name) {
    return "-D"
        + name
        + "=… on the command line, or <"
        + PropertyNames.elementOf(name)
        + "> in the plugin's <configuration>";
  }
}
