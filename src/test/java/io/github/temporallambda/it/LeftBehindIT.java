package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A killed build can end nothing any more; the next one does. */
@ExtendWith(LocalStackExtension.class)
class LeftBehindIT {

  @TempDir Path temporary;

  private OwnMachine machine;

  @BeforeEach
  void makeMachine(ServerBinary server) {
    machine = OwnMachine.in(temporary, server);
  }

  @AfterEach
  void endWhatAFailedTestLeaves() {
    machine.processes().forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void nextRehearsalEndsWhatAKilledOneLeftRunning() {
    ItProject project = RehearseBlock.removed(ItProject.copy("order-worker", temporary));

    try (RunningBuild killed = rehearsal(project).start()) {
      killed.awaitConsole("waiting for orders", Duration.ofMinutes(3)).kill();
    }
    List<ProcessHandle> leftBehind = machine.processes();
    assertThat(leftBehind).isNotEmpty();

    MavenResult result = rehearsal(project).succeeds();

    assertThat(RunReport.of(result, "rehearse", "orders").outcome()).isEqualTo("succeeded");
    assertThat(leftBehind).noneMatch(ProcessHandle::isAlive);
    machine.runsNothing();
  }

  private MavenBuild rehearsal(ItProject project) {
    return machine.with(project.maven()).goals("temporal-lambda:rehearse");
  }
}
