package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes the parts of a request one after another, so that whatever is wrong with any of them is
 * told together.
 */
public final class Preparation {

  private final List<Problem> problems = new ArrayList<>();

  /** Makes a part, or notes why not. The value is to be asked for after {@link #finish}. */
  public <T> Supplier<T> part(Supplier<T> maker) {
    try {
      T value = maker.get();
      return () -> value;
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return () -> {
        throw new IllegalStateException("asked for before the problems were thrown");
      };
    }
  }

  /** Throws all problems; returns where there are none. */
  public void finish() {
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }
}
