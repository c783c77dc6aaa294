package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other tests, and searches what Surefire and Failsafe have written of them: every
 * console line of every test, every failure, every report.
 */
class WholeRunLeaks {

  private final Path target = Path.of(Objects.requireNonNull(System.getProperty("it.target")));

  @Test
  void nothingThatTheTestsWroteTellsASecret() {
    assertThat(Canaries.files(target.resolve("failsafe-reports"))).isNotEmpty();
    // The campaigns run without the unit tests.
    if (!Boolean.getBoolean("campaign.whole")) {
      assertThat(Canaries.files(target.resolve("surefire-reports"))).isNotEmpty();
    }

    Canaries.requireNoneBelow(target.resolve("surefire-reports"));
    Canaries.requireNoneBelow(target.resolve("failsafe-reports"));
  }
}
