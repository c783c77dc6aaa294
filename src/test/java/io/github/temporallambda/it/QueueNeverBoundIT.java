package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The artifact is well, and as a function it never polls. */
@ExtendWith(LocalStackExtension.class)
class QueueNeverBoundIT {

  @TempDir Path temporary;

  @Test
  void functionThatPollsOnlyInTheGateIsNotRoutedAndItsOutputIsTold(ServerBinary server) {
    OwnMachine machine = OwnMachine.in(temporary, server);
    ItProject project = ItProject.copy("misbehaving-handlers", temporary);

    MavenResult result =
        machine
            .with(project.maven())
            .property("temporal-lambda.handler", "com.example.greetings.PollsOnlyInTheGate")
            .property("temporal-lambda.queueTimeout", "PT10S")
            .goals("temporal-lambda:rehearse")
            .fails();

    RunReport report = RunReport.of(result, "rehearse", "greetings");
    assertThat(report.failedStep()).isEqualTo("bind");
    assertThat(report.current()).isEmpty();
    assertThat(report.problems())
        .contains("greetings (workflow)")
        .contains("GREETINGS_IN_THE_GATE is not set: no worker is started");
    assertThat(result.console())
        .contains("not bound after 10 s")
        .contains("the function's output ended with:")
        .contains("GREETINGS_IN_THE_GATE is not set: no worker is started")
        .doesNotContain("only there");
    machine.isClean();
  }
}
