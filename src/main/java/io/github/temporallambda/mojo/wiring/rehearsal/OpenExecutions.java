package io.github.temporallambda.mojo.wiring.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Executions that are open at one moment.
 *
 * @param byVersion how many of which type, by the Deployment Version they are on
 */
record OpenExecutions(Map<String, Map<String, Long>> byVersion) {

  static OpenExecutions of(List<ExecutionGroup> groups) {
    Map<String, Map<String, Long>> byVersion = new TreeMap<>();
    for (ExecutionGroup group : groups) {
      group.states().stream()
          .filter(state -> !state.isClosed())
          .forEach(
              state ->
                  byVersion
                      .computeIfAbsent(state.version().orElse(""), version -> new TreeMap<>())
                      .merge(group.wanted().workflowType(), 1L, Long::sum));
    }
    return new OpenExecutions(byVersion);
  }

  /** {@code 2 OrderWorkflow, 1 SubscriptionWorkflow}, or {@code none}. */
  String on(String version) {
    Map<String, Long> types = byVersion.getOrDefault(version, Map.of());
    return types.isEmpty()
        ? "none"
        : types.entrySet().stream()
            .map(type -> type.getValue() + " " + type.getKey())
            .collect(Collectors.joining(", "));
  }
}
