package io.github.temporallambda.mojo.wiring.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.mojo.parameter.Expectation;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseTest {

  private static final OpenExecutions NONE = new OpenExecutions(Map.of());

  @TempDir Path directory;

  private final List<String> console = new ArrayList<>();
  private List<PreparedRelease> releases = List.of();

  @BeforeEach
  void threeReleases() {
    releases =
        List.of(
            RehearsedReleases.file(directory, "first", Expectation.ROUTED),
            RehearsedReleases.present(directory, "second", "3f2c1a9b7d10"),
            RehearsedReleases.file(directory, "third", Expectation.STOPPED));
  }

  @Test
  void eachReleaseHasAHeadingAndTheTableSaysWhatBecameOfAll() {
    OpenExecutions open =
        new OpenExecutions(
            Map.of("orders:3f2c1a9b7d10", Map.of("Order", 2L), "orders:first", Map.of("Sub", 1L)));

    new Course(console::add, releases)
        .run(CourseTest::asExpected, done -> console.add("executions"), () -> open);

    assertThat(console)
        .containsExactly(
            "",
            "==== Release 1 of 3: first",
            "executions",
            "",
            "==== Release 2 of 3: second",
            "executions",
            "",
            "==== Release 3 of 3: third, which the gate has to stop",
            "executions",
            "",
            "Rehearsed",
            "  release  Build ID      expected  happened             took   open now",
            "  first    first         routed    routed               1.5 s  1 Sub",
            "  second   3f2c1a9b7d10  routed    routed               1.5 s  2 Order",
            "  third    third         stopped   stopped by the gate  1.5 s  none",
            "");
  }

  @Test
  void firstReleaseThatDoesNotGoAsExpectedEndsItAndTheTableSaysWhich() {
    Course course = new Course(console::add, releases);

    assertThatThrownBy(
            () ->
                course.run(
                    release -> {
                      if (release.release().isPresent()) {
                        throw new ProblemException(Problem.gate("stopped", List.of(), "mend it"));
                      }
                      return asExpected(release);
                    },
                    done -> {},
                    () -> NONE))
        .isInstanceOf(ProblemException.class);

    assertThat(console)
        .contains(
            "  first    first         routed    routed       1.5 s",
            "  second   3f2c1a9b7d10  routed    failed",
            "  third    third         stopped   not reached");
  }

  @Test
  void executionsThatDoNotGoOnEndItAfterTheReleaseThatWasRouted() {
    Course course = new Course(console::add, releases);

    assertThatThrownBy(
            () ->
                course.run(
                    CourseTest::asExpected,
                    done -> {
                      throw new ProblemException(Problem.gate("stuck", List.of(), "mend it"));
                    },
                    () -> NONE))
        .hasMessageContaining("stuck");

    assertThat(console)
        .contains("  second   3f2c1a9b7d10  routed    not reached")
        .noneMatch(line -> line.contains("failed"));
  }

  @Test
  void singleReleaseReadsLikeARollout() {
    new Course(console::add, List.of(RehearsedReleases.present(directory, "present", "3f2c")))
        .run(CourseTest::asExpected, done -> {}, () -> NONE);

    assertThat(console).isEmpty();
  }

  private static Rehearsed asExpected(PreparedRelease release) {
    return new Rehearsed(
        release, release.release().expected(), Optional.empty(), Duration.ofMillis(1500));
  }
}
