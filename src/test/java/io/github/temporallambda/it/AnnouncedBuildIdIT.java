package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A handler that announces another Build ID would be invoked for ever and never get a task. */
@ExtendWith(LocalStackExtension.class)
class AnnouncedBuildIdIT {

  @TempDir Path temporary;

  @Test
  void anotherBuildIdIsStoppedBeforeAnythingIsPublished(ServerBinary server) {
    OwnMachine machine = OwnMachine.in(temporary, server);
    ItProject project = ItProject.copy("misbehaving-handlers", temporary);

    MavenResult result =
        machine
            .with(project.maven())
            .property("temporal-lambda.handler", "com.example.greetings.AnnouncesAnotherBuildId")
            .goals("temporal-lambda:rehearse")
            .fails();

    RunReport report = RunReport.of(result, "rehearse", "greetings");
    assertThat(report.steps()).containsExactly("connect", "plan", "replay");
    assertThat(report.failedStep()).isEqualTo("replay");
    assertThat(report.current()).isEmpty();
    assertThat(result.console())
        .contains(
            "The artifact announces Build ID 'release-7', and '"
                + report.buildId()
                + "' is about to be registered")
        .contains("TEMPORAL_WORKER_BUILD_ID");
    machine.isClean();
  }
}
