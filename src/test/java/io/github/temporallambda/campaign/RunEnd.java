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

  /** Whether whoever reads why it stopped is told what to do next, for each problem. */
  boolean advises() {
    return problems.stream().noneMatch(it -> it.next().stream().allMatch(String::isBlank));
  }

  String why() {
    return problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
  }
}
