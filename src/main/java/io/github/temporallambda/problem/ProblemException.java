package io.github.temporallambda.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries one or more {@link Problem}s to the edge, where the goal turns them into Maven's failure.
 *
 * <p>Thrown where going on would be wrong. Problems of configuration are collected and thrown
 * together, so that a user mends them in one go.
 */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Stops with one problem. */
  public ProblemException(Problem problem) {
    this(List.of(problem), null);
  }

  /** Stops with one problem that {@code cause} made known. The cause is for debugging only. */
  public ProblemException(Problem problem, @Nullable Throwable cause) {
    this(List.of(problem), cause);
  }

  /** Stops with all of {@code problems}; at least one. */
  public ProblemException(List<Problem> problems) {
    this(problems, null);
  }

  /** Stops with all of {@code problems}, at least one, which {@code cause} made known. */
  public ProblemException(List<Problem> problems, @Nullable Throwable cause) {
    super(render(problems), cause);
    this.problems = List.copyOf(problems);
  }

  /** The problems, in the order in which they were found; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  private static String render(List<Problem> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("at least one problem");
    }
    return problems.stream().map(Problem::render).collect(Collectors.joining("\n\n"));
  }
}
