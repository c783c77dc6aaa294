package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is rehearsed against a commit, and what does not go as expected. */
@ExtendWith(LocalStackExtension.class)
class RehearsalExpectationsIT {

  private static final String WORKFLOW = "src/main/java/com/example/orders/OrderWorkflowImpl.java";
  private static final String MISTAKE =
      "src/releases/third/java/com/example/orders/OrderWorkflowImpl.java";
  private static final String OPEN_ORDER =
      """
      <executions>
        <execution>
          <workflowType>OrderWorkflow</workflowType>
          <taskQueue>orders</taskQueue>
          <input>{"orderId": "large", "cents": 250000}</input>
          <signal><name>approve</name></signal>
          <signalAfter>present</signalAfter>
        </execution>
      </executions>
      """;

  @TempDir Path temporary;

  private OwnMachine machine;
  private ItProject project;

  @BeforeEach
  void copySample(ServerBinary server) {
    machine = OwnMachine.in(temporary, server);
    project = ItProject.copy("order-worker", temporary);
  }

  @Test
  void commitBeforeIsBuiltByTheSameMavenAndItsOpenExecutionsGoOnUnderThePresent() {
    String parent = against("HEAD~1");
    project.write("src/main/resources/release.txt", "2").commit("Second");

    MavenResult result = rehearsal().maven(MavenDistribution.maven4()).offline().succeeds();

    RunReport first = RunReport.ofRehearsed(result, "orders", "HEAD-1");
    assertThat(first.json().at("/release/commit").asText()).isEqualTo(parent);
    assertThat(first.buildId()).isEqualTo(parent.substring(0, 12));
    assertThat(first.detail("replay")).startsWith("4 of 4 committed histories replayed");
    RunReport present = RunReport.of(result, "rehearse", "orders");
    assertThat(result.console())
        .contains(
            "approve: 1 of 1 OrderWorkflow go on under orders:" + present.buildId() + " (present)");
    assertThat(result.file("target/temporal-lambda/rehearse.orders/rehearsal/HEAD-1/build.log"))
        .content()
        .contains("packaged-file", "BUILD SUCCESS");
    machine.isClean();
  }

  @Test
  void presentThatWouldBreakWhatTheCommitBeforeLeftOpenFailsTheRehearsal() throws IOException {
    against("HEAD~1");
    project
        .write(WORKFLOW, Files.readString(project.directory().resolve(MISTAKE)))
        .commit("Incompatible");

    MavenResult result = rehearsal().fails();

    RunReport present = RunReport.of(result, "rehearse", "orders");
    assertThat(present.outcome()).isEqualTo("failed");
    assertThat(present.failedStep()).isEqualTo("replay");
    assertThat(result.console())
        .contains("Replay failed: 1 of 5 recorded histories do not replay")
        .contains("FAILED OrderWorkflow OrderWorkflow-1")
        .containsPattern("present +[0-9a-f]{12} +routed +failed")
        .doesNotContain("as it has to be");
    machine.isClean();
  }

  @Test
  void releaseThatShouldHaveBeenStoppedAndIsRoutedFailsTheRehearsal() {
    RehearseBlock.replaced(
        project,
        "<releases><release><present>true</present><expect>stopped</expect></release></releases>");

    MavenResult result = rehearsal().fails();

    assertThat(RunReport.of(result, "rehearse", "orders").outcome()).isEqualTo("failed");
    assertThat(RunReport.of(result, "rehearse", "orders").problems())
        .contains("Release present had to be");
    assertThat(result.console())
        .contains("Release present had to be stopped by the gate, and was routed: orders:")
        .contains("Next: start executions that get as far as the change");
    machine.isClean();
  }

  /** Commits the sample with a rehearsal against {@code gitRef}; returns the commit. */
  private String against(String gitRef) {
    RehearseBlock.replaced(
        project,
        "<releases><release><gitRef>" + gitRef + "</gitRef></release></releases>" + OPEN_ORDER);
    return project.commit("First");
  }

  private MavenBuild rehearsal() {
    return machine.with(project.maven()).goals("temporal-lambda:rehearse");
  }
}
