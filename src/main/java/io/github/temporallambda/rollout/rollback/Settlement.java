package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.ExecutionVersioning;
import io.github.temporallambda.deployment.PinnedOverrides;
import io.github.temporallambda.deployment.Pinning;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.report.PlacedExecution;
import io.github.temporallambda.rollout.rollback.BackingCode.Held;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deals with executions that do not replay on the target, before the routing changes: rescues them,
 * stops, or lets them move, as the user chose.
 */
final class Settlement {

  private final PinnedOverrides overrides;
  private final RollbackObserved observed;
  private final RollbackRequest request;
  private final RollbackTarget target;
  private final Findings findings;

  Settlement(
      PinnedOverrides overrides,
      RollbackObserved observed,
      RollbackRequest request,
      RollbackTarget target,
      Findings findings) {
    this.overrides = overrides;
    this.observed = observed;
    this.request = request;
    this.target = target;
    this.findings = findings;
  }

  /**
   * Settles {@code bad}, which is not empty.
   *
   * @return what was done, on one line
   * @throws ProblemException where the rollback has to stop; nothing was routed
   */
  String settle(List<HistoryVerdict> bad) {
    return switch (request.onIncompatible()) {
      case STOP -> throw IncompatibleProblems.stopped(bad, target.id());
      case MOVE -> moved(bad);
      case RESCUE -> pinned(rescuable(bad));
    };
  }

  /** What {@link #settle} would do, on one line; nothing is written. */
  String expectation(List<HistoryVerdict> bad) {
    return switch (request.onIncompatible()) {
      case STOP -> "would stop, since " + bad.size() + " executions do not replay";
      case MOVE -> "would move " + bad.size() + " executions although they do not replay";
      case RESCUE ->
          byVersion(rescuable(bad)).entrySet().stream()
              .map(one -> one.getValue().size() + " executions to " + one.getKey())
              .collect(Collectors.joining(" and ", "would pin ", ""));
    };
  }

  private String moved(List<HistoryVerdict> bad) {
    List<PlacedExecution> placed =
        bad.stream().map(one -> Incompatible.placed(one, target.id())).toList();
    findings.movedUnreplayed(placed);
    return bad.size() + " executions move although they do not replay, as asked";
  }

  private String pinned(List<Incompatible> rescuable) {
    List<String> said = new ArrayList<>();
    byVersion(rescuable)
        .forEach(
            (on, ones) -> {
              int count = pin(ones, on);
              said.add(count + " executions pinned to " + on + ", where they have progressed");
            });
    return said.isEmpty() ? "those that do not replay have ended" : String.join("; ", said);
  }

  private int pin(List<Incompatible> ones, DeploymentVersionId on) {
    Pinning pinning =
        overrides.pin(
            ones.stream().map(Incompatible::execution).toList(),
            on,
            "temporal-lambda: keep while rolling back to " + target.id());
    Set<String> runs =
        pinning.pinned().stream().map(id -> id.runId()).collect(Collectors.toUnmodifiableSet());
    findings.rescued(
        ones.stream()
            .filter(one -> runs.contains(one.execution().runId()))
            .map(Incompatible::placed)
            .toList());
    if (!pinning.failed().isEmpty()) {
      throw IncompatibleProblems.unpinned(pinning.failed(), on);
    }
    return runs.size();
  }

  /** Each with the version to pin it to; those that have ended, or are pinned, need nothing. */
  private List<Incompatible> rescuable(List<HistoryVerdict> bad) {
    List<Incompatible> rescuable = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    for (HistoryVerdict verdict : bad) {
      ExecutionVersioning versioning = overrides.describe(Incompatible.execution(verdict));
      if (!versioning.open() || versioning.pinnedTo().isPresent()) {
        continue;
      }
      if (verdict.outcome() == Outcome.INCONCLUSIVE && isBack(versioning)) {
        continue;
      }
      Optional<String> objection = objection(versioning.progressedOn());
      versioning
          .progressedOn()
          .filter(on -> objection.isEmpty())
          .ifPresent(on -> rescuable.add(new Incompatible(verdict, on)));
      objection.ifPresent(why -> lost.add(IncompatibleProblems.line(verdict) + " " + why));
    }
    if (!lost.isEmpty()) {
      throw IncompatibleProblems.unrescuable(lost, target.id());
    }
    return rescuable;
  }

  /** Whether it goes on where it went on before, of which nothing says that it does not replay. */
  private boolean isBack(ExecutionVersioning versioning) {
    return versioning.progressedOn().filter(target.id()::equals).isPresent();
  }

  /** Why an execution cannot stay on the version it has progressed on; empty when it can. */
  private Optional<String> objection(Optional<DeploymentVersionId> progressedOn) {
    if (progressedOn.isEmpty()) {
      return Optional.of("[it has progressed on no version]");
    }
    DeploymentVersionId on = progressedOn.get();
    if (on.equals(target.id())) {
      return Optional.of("[it has progressed on " + on + " itself]");
    }
    boolean live = observed.version(on).filter(it -> observed.code(it) instanceof Held).isPresent();
    return live
        ? Optional.empty()
        : Optional.of("[it has progressed on " + on + ", which has no Lambda version]");
  }

  private static Map<DeploymentVersionId, List<Incompatible>> byVersion(List<Incompatible> all) {
    return all.stream()
        .collect(Collectors.groupingBy(Incompatible::on, LinkedHashMap::new, Collectors.toList()));
  }
}
