package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.parameter.BlockReader;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.parameter.RehearsalInput;
import io.github.temporallambda.mojo.parameter.RehearsedExecutions;
import io.github.temporallambda.mojo.parameter.RehearsedRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The block {@code <rehearse>} as a value. */
final class RehearsalReading {

  private final BlockReader in;
  private final RehearseParameters block;

  RehearsalReading(ParameterReader in, RehearseParameters block) {
    this.in = new BlockReader(in, PropertyNames.REHEARSE);
    this.block = block;
  }

  /** To be asked for after {@link ParameterReader#finish}. */
  Supplier<RehearsalInput> read() {
    List<RehearsedRelease> releases = releases();
    List<RehearsedExecutions> executions = executions(names());
    return () -> new RehearsalInput(releases, executions);
  }

  private List<RehearsedRelease> releases() {
    requireOwnNames();
    if (block.releases.stream().filter(release -> release.present != null).count() > 1) {
      in.wrong("releases", "the present artifact is there twice", "leave one of them out");
    }
    List<RehearsedRelease> releases = new ArrayList<>();
    for (int i = 0; i < block.releases.size(); i++) {
      new ReleaseReading(in.block("releases", i + 1), block.releases.get(i))
          .read()
          .ifPresent(releases::add);
    }
    if (presentComesLast()) {
      releases.add(RehearsedRelease.present());
    }
    return releases;
  }

  private boolean presentComesLast() {
    return block.releases.stream().allMatch(release -> release.present == null);
  }

  /** The names of all releases, also of those with something wrong. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    block.releases.forEach(release -> names.add(ReleaseReading.name(release)));
    if (presentComesLast()) {
      names.add(RehearsedRelease.present().name());
    }
    return names;
  }

  /** Also as names of directories, where their reports lie. */
  private void requireOwnNames() {
    List<String> names = names().stream().map(RehearsedRelease::directoryOf).toList();
    for (int i = 0; i < block.releases.size(); i++) {
      if (names.indexOf(names.get(i)) != names.lastIndexOf(names.get(i))) {
        in.block("releases", i + 1)
            .wrong("name", "another release is named '" + names().get(i) + "' too", "rename one");
      }
    }
  }

  private List<RehearsedExecutions> executions(List<String> names) {
    List<RehearsedExecutions> executions = new ArrayList<>();
    for (int i = 0; i < block.executions.size(); i++) {
      new ExecutionReading(in.block("executions", i + 1), block.executions.get(i), names)
          .read()
          .ifPresent(executions::add);
    }
    return executions;
  }
}
