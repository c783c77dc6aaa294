package io.github.temporallambda.campaign;

import io.github.temporallambda.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a run ended.
 *
 * @param problems what stopped it; empty when it did what it was asked to
 * @param console what it told
 */
record RunEnd(List<Problem> problems, String console) {

  boolean stopped() {
    return !problems.isEmpty();
  }

  String why() {
    return problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
  }
}
