package io.github.temporallambda.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a user asks for beside a scope's own terms. What does not fit is left out of a replay, and
 * moves all the same.
 *
 * @param since only executions that started then or later; empty: whenever they started
 * @param query only executions that fit this filter; empty: any
 * @param workflowTypes only executions of these types; empty: of any
 */
public record Narrowing(
    Optional<Instant> since, Optional<ListFilter> query, Set<String> workflowTypes) {

  public Narrowing {
    workflowTypes = Set.copyOf(workflowTypes);
  }

  /** Leaves nothing out. */
  public static Narrowing none() {
    return new Narrowing(Optional.empty(), Optional.empty(), Set.of());
  }

  /** Whether it leaves nothing out. */
  public boolean isNone() {
    return since.isEmpty() && query.isEmpty() && workflowTypes.isEmpty();
  }

  /** The parameters that it came from: {@code since}, {@code query}, {@code workflowTypes}. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    since.ifPresent(it -> names.add("since"));
    query.ifPresent(it -> names.add("query"));
    if (!workflowTypes.isEmpty()) {
      names.add("workflowTypes");
    }
    return List.copyOf(names);
  }

  /** The terms, each to be joined to others by AND. */
  List<String> terms() {
    return Stream.of(
            QueryTerms.oneOf("WorkflowType", workflowTypes),
            since.map(QueryTerms::startedSince),
            query.map(ListFilter::term))
        .flatMap(Optional::stream)
        .toList();
  }
}
