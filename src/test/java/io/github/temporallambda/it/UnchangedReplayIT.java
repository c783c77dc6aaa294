package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay} in one work tree again and again, by a handler from the module's test sources. */
class UnchangedReplayIT {

  private static final String HANDLER = "src/test/java/com/example/orders/ReplayedHandler.java";
  private static final String WORKFLOW =
      "src/main/java/com/example/orders/SubscriptionWorkflowImpl.java";
  private static final String HISTORY = "src/test/histories/order-completed.json";
  private static final String FORKED = "the artifact polled after";

  @TempDir Path temporary;

  @Test
  void replaysAgainWhateverChangesAndOnlyThen() throws Exception {
    ItProject project = project();

    MavenResult first = verify(project, "on").succeeds();
    assertThat(first.console())
        .contains(FORKED, "4 of 4 committed histories replayed")
        .contains("com.example.orders.ReplayedHandler instead of");
    RunReport report = RunReport.of(first, "replay", "orders");
    assertThat(report.json().at("/gate/caveats/0").asText()).contains("ReplayedHandler");

    MavenResult second = verify(project, "on").succeeds();
    assertThat(second.console())
        .doesNotContain(FORKED)
        .contains("unchanged since ", "not replayed again (4 of 4 committed histories replayed")
        .contains("-Dtemporal-lambda.replay.force=true")
        .contains("com.example.orders.ReplayedHandler instead of");
    assertThat(RunReport.of(second, "replay", "orders").json())
        .as("the report is still that of the replay")
        .isEqualTo(report.json());
    assertThat(second.file("target/temporal-lambda/replay.orders/passed-replay.json"))
        .content()
        .doesNotContain("FEATURE");

    assertThat(verify(project, "on").property("temporal-lambda.replay.force", "true").succeeds())
        .satisfies(forced -> assertThat(forced.console()).contains(FORKED));
    assertThat(verify(project, "off").succeeds().console()).contains(FORKED);

    project.replace(WORKFLOW, "package com.example.orders;", "package com.example.orders; ");
    project.replace(HISTORY, "\"Charge\"", "\"ChargeCard\"");
    assertThat(verify(project, "off").fails().console())
        .contains(FORKED, "1 of 4 recorded histories do not replay");
  }

  private ItProject project() throws Exception {
    ItProject project = ItProject.copy("order-worker", temporary);
    project.replace(
        "pom.xml",
        "<version>${temporal-lambda-maven-plugin.version}</version>",
        """
        <version>${temporal-lambda-maven-plugin.version}</version>
        <executions><execution><goals><goal>replay</goal></goals></execution></executions>""");
    project.replace(
        "pom.xml",
        "<histories>src/test/histories</histories>",
        "<histories>src/test/histories</histories>"
            + "<replayHandler>com.example.orders.ReplayedHandler</replayHandler>");
    project.write(
        HANDLER,
        """
        package com.example.orders;

        import static org.assertj.core.api.Assertions.assertThat;

        public class ReplayedHandler extends OrderWorkerHandler {
          public ReplayedHandler() {
            assertThat(System.getenv("FEATURE")).isNotBlank();
          }
        }
        """);
    project.replace(
        "pom.xml",
        "<dependencies>",
        """
        <dependencies>
          <dependency>
            <groupId>org.assertj</groupId>
            <artifactId>assertj-core</artifactId>
            <version>3.27.7</version>
            <scope>test</scope>
          </dependency>""");
    project.commit("Replay by another handler");
    assertThat(Files.exists(project.directory().resolve(HANDLER))).isTrue();
    return project;
  }

  private static MavenBuild verify(ItProject project, String feature) {
    return project
        .maven()
        .offline()
        .goals("verify")
        .environment("FEATURE", feature)
        .property("temporal-lambda.replayInheritEnvironment", "FEATURE");
  }
}
