package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.mojo.parameter.Expectation;
import io.github.temporallambda.mojo.parameter.RehearsedExecutions;
import io.github.temporallambda.mojo.wiring.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The releases one after another, each under a heading, and a table of all at the end. */
final class Course {

  private final Surroundings surroundings;
  private final List<PreparedRelease> releases;
  private final List<RehearsedExecutions> executions;
  private final ReleaseNames names;
  private final List<Rehearsed> done = new ArrayList<>();
  private int begun;

  Course(
      Surroundings surroundings,
      List<PreparedRelease> releases,
      List<RehearsedExecutions> executions) {
    this.surroundings = surroundings;
    this.releases = releases;
    this.executions = executions;
    this.names = ReleaseNames.of(releases);
  }

  /** Goes through it; the first release that does not go as expected ends it. */
  void run(Function<PreparedRelease, Rehearsed> release, ExecutionRounds rounds) {
    Optional<OpenExecutions> open = Optional.empty();
    try {
      for (PreparedRelease one : releases) {
        begun++;
        heading(one);
        done.add(release.apply(one));
        rounds.after(done.get(done.size() - 1), executions, names);
      }
      open = Optional.of(rounds.open());
    } finally {
      table(open);
    }
  }

  private void heading(PreparedRelease release) {
    if (releases.size() == 1) {
      return;
    }
    surroundings.console().accept("");
    surroundings
        .console()
        .accept(
            "==== Release "
                + begun
                + " of "
                + releases.size()
                + ": "
                + release.release().name()
                + (release.release().expected() == Expectation.STOPPED
                    ? ", which the gate has to stop"
                    : ""));
  }

  private void table(Optional<OpenExecutions> open) {
    if (releases.size() == 1 && executions.isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable().row("release", "Build ID", "expected", "happened", "took", "open now");
    for (int i = 0; i < releases.size(); i++) {
      PreparedRelease release = releases.get(i);
      String version = release.candidate().id().toString();
      table.row(
          release.release().name(),
          release.candidate().id().buildId().value(),
          release.release().expected().label(),
          happened(i),
          i < done.size() ? seconds(done.get(i).took()) : "",
          open.map(executionsNow -> executionsNow.on(version)).orElse(""));
    }
    surroundings.console().accept("");
    surroundings.console().accept("Rehearsed");
    table.lines().forEach(surroundings.console());
    surroundings.console().accept("");
  }

  private String happened(int index) {
    if (index < done.size()) {
      return done.get(index).happened() == Expectation.STOPPED ? "stopped by the gate" : "routed";
    }
    return index < begun ? "failed" : "not reached";
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
