package io.github.temporallambda.mojo.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;

class TypedCommandTest {

  private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

  @Test
  void goalsAndPropertiesOfThisPluginAreRepeatedAsAShellTakesThem() {
    request.setGoals(List.of("deploy", "temporal-lambda:rollback"));
    property("temporal-lambda.deploymentName", "orders");
    property("temporal-lambda.reason", "it's slow");

    assertThat(typed())
        .isEqualTo(
            "mvn deploy temporal-lambda:rollback -Dtemporal-lambda.deploymentName=orders"
                + " '-Dtemporal-lambda.reason=it'\\''s slow'");
  }

  @Test
  void secretsOfOthersAndPayloadsAreNotRepeated() {
    request.setGoals(List.of("temporal-lambda:rollout"));
    property("gpg.passphrase", "hunter2");
    property("temporal-lambda.smokeInput", "{\"card\":\"4111\"}");

    assertThat(typed()).isEqualTo("mvn temporal-lambda:rollout '-Dtemporal-lambda.smokeInput=…'");
  }

  @Test
  void modulesProfilesAndAnotherPomAreRepeated() {
    request.setGoals(List.of("temporal-lambda:rollout"));
    request.setPom(new File("/elsewhere/pom.xml"));
    request.setActiveProfiles(List.of("ci"));
    request.setInactiveProfiles(List.of("slow"));
    request.setSelectedProjects(List.of("worker", ":other"));
    request.setMakeBehavior(MavenExecutionRequest.REACTOR_MAKE_UPSTREAM);

    assertThat(typed())
        .isEqualTo(
            "mvn temporal-lambda:rollout -f /elsewhere/pom.xml -Pci '-P!slow' -pl worker,:other -am");
  }

  @Test
  void pomOfTheWorkingDirectoryNeedsNoName() {
    request.setGoals(List.of("temporal-lambda:status"));
    request.getSystemProperties().setProperty("user.dir", "/here");
    request.setPom(new File("/here/pom.xml"));

    assertThat(typed()).isEqualTo("mvn temporal-lambda:status");
  }

  private void property(String name, String value) {
    request.getUserProperties().setProperty(name, value);
  }

  @SuppressWarnings("deprecation") // Maven has no other constructor
  private String typed() {
    return TypedCommand.of(
        new MavenSession(null, null, request, new DefaultMavenExecutionResult()));
  }
}
