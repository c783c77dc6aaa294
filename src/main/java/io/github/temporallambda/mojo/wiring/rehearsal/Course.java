package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.mojo.parameter.Expectation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The releases one after another, each under a heading, and a table of all at the end. */
final class Course {

  private final Consumer<String> console;
  private final List<PreparedRelease> releases;
  private final List<Rehearsed> done = new ArrayList<>();
  private int begun;

  Course(Consumer<String> console, List<PreparedRelease> releases) {
    this.console = console;
    this.releases = releases;
  }

  /**
   * Goes through it; the first release that does not go as expected ends it.
   *
   * @param release releases one
   * @param afterwards starts and signals executions
   * @param open tells which executions are open; asked for at the end, if all went well
   */
  void run(
      Function<PreparedRelease, Rehearsed> release,
      Consumer<Rehearsed> afterwards,
      Supplier<OpenExecutions> open) {
    Optional<OpenExecutions> openAtTheEnd = Optional.empty();
    try {
      for (PreparedRelease one : releases) {
        begun++;
        heading(one);
        Rehearsed rehearsed = release.apply(one);
        done.add(rehearsed);
        afterwards.accept(rehearsed);
      }
      openAtTheEnd = Optional.of(open.get());
    } finally {
      table(openAtTheEnd);
    }
  }

  private void heading(PreparedRelease release) {
    if (releases.size() == 1) {
      return;
    }
    console.accept("");
    console.accept(
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
    if (releases.size() == 1) {
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
    console.accept("");
    console.accept("Rehearsed");
    table.lines().forEach(console);
    console.accept("");
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
