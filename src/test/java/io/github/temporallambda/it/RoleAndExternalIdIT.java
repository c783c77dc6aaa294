package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** With a role, the rehearsal's server demands role and external ID, and its STS denies others. */
@ExtendWith(LocalStackExtension.class)
class RoleAndExternalIdIT {

  private static final String ROLE = "arn:aws:iam::123456789012:role/temporal";
  private static final String EXTERNAL_ID = Canaries.EXTERNAL_ID;

  @TempDir Path temporary;

  private OwnMachine machine;
  private ItProject project;

  @BeforeEach
  void giveTheRole(ServerBinary server) {
    machine = OwnMachine.in(temporary, server);
    project = RehearseBlock.removed(ItProject.copy("order-worker", temporary));
    project.replace(
        "pom.xml",
        "<functionName>",
        "<invocationRole>" + ROLE + "</invocationRole>\n          <functionName>");
    project.commit("Name the invocation role");
  }

  @Test
  void controllerAssumesTheRoleAndNothingTellsTheExternalId() {
    MavenResult result =
        rehearsal()
            .options("-X")
            .environment("TEMPORAL_LAMBDA_EXTERNAL_ID", EXTERNAL_ID)
            .succeeds();

    RunReport report = RunReport.of(result, "rehearse", "orders");
    assertThat(report.outcome()).isEqualTo("succeeded");
    assertThat(report.detail("smoke")).startsWith("OrderWorkflow completed on it");
    assertThat(report.json().toString()).doesNotContain(EXTERNAL_ID);
    // With -X, Maven's own resources plugin prints the whole environment.
    assertThat(result.console().lines())
        .filteredOn(line -> !line.startsWith("[DEBUG] env."))
        .noneMatch(line -> line.contains(EXTERNAL_ID))
        .as("frames of gRPC, with the API key in their headers")
        .noneMatch(line -> line.contains("OUTBOUND HEADERS") || line.contains("INBOUND DATA"))
        .as("bodies of AWS requests: environment values, code, presigned addresses")
        .noneMatch(line -> line.contains("ZipFile") || line.contains("\"Variables\""))
        .noneMatch(line -> line.contains("\"Location\"") || line.contains("/code?"));
  }

  @Test
  void refusalOfARoleWithoutExternalIdIsToldAndNothingIsRouted() {
    MavenResult result = rehearsal().fails();

    RunReport report = RunReport.of(result, "rehearse", "orders");
    assertThat(report.failedStep()).isEqualTo("register");
    assertThat(report.current()).isEmpty();
    assertThat(report.problems()).contains("this server demands a role and an external ID");
    assertThat(result.console())
        .contains("TEMPORAL_LAMBDA_EXTERNAL_ID")
        .contains("role_external_id");
    machine.isClean();
  }

  private MavenBuild rehearsal() {
    return machine.with(project.maven()).goals("temporal-lambda:rehearse");
  }
}
