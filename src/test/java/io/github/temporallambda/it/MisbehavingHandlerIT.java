package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a handler can do wrong is found by the gate, offline. */
class MisbehavingHandlerIT {

  @TempDir Path temporary;

  private ItProject project;

  @BeforeEach
  void copyProject() {
    project = ItProject.copy("misbehaving-handlers", temporary);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ThrowsWhenMade | The handler could not be initialised in the replay gate"
            + " | no database at hand",
        "Exits | The handler's JVM ended with exit status 3 in the replay gate | licence expired"
      })
  void handlerThatDoesNotWorkIsToldWithItsLastOutput(
      String handler, String problem, String output) {
    MavenResult result = replay(handler);

    assertThat(result.console()).contains(problem).contains(output);
  }

  @Test
  void targetOutsideIsNamedAndNeverReached() {
    MavenResult result = replay("ReachesOutside");

    assertThat(result.console())
        .contains("The artifact tried to reach production.example.invalid:7233")
        .contains("nothing was sent")
        .contains("Next: let the handler read Temporal's address from the environment");
  }

  private MavenResult replay(String handler) {
    MavenResult result =
        project
            .maven()
            .offline()
            .property("temporal-lambda.handler", "com.example.greetings." + handler)
            .goals("package", "temporal-lambda:replay")
            .fails();
    RunReport report = RunReport.of(result, "replay", "greetings");
    assertThat(report.outcome()).isEqualTo("failed");
    assertThat(report.failedStep()).isEqualTo("replay");
    return result;
  }
}
