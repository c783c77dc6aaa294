package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One module, two executions of the goal: two functions, each with a report of its own. */
@ExtendWith(LocalStackExtension.class)
class TwoFunctionsIT {

  private static final String ORDERS = "two-orders";
  private static final String BILLING = "two-billing";
  private static final String HANDLERS = "src/main/java/com/example/orders/";

  @TempDir Path temporary;

  @Test
  void bothAreReleasedInDevelopmentModeFromADirectoryWithoutGit(LocalStack stack)
      throws IOException {
    try (ReleaseBench orders = ReleaseBench.withFunction(stack, ORDERS);
        ReleaseBench billing = ReleaseBench.on(stack, BILLING)) {
      billing
          .account()
          .create(BILLING, it -> it.handler("com.example.orders.BillingWorkerHandler"));

      MavenResult result =
          orders
              .maven(withTwoExecutions(orders))
              .goals("deploy")
              .property("maven.deploy.skip", "true")
              .succeeds();

      isReleased(result.report(ORDERS), orders);
      isReleased(result.report(BILLING), billing);
      assertThat(result.file("target/temporal-lambda"))
          .isDirectoryContaining(path -> path.endsWith(ORDERS))
          .isDirectoryContaining(path -> path.endsWith(BILLING));
    }
  }

  private ItProject withTwoExecutions(ReleaseBench orders) throws IOException {
    ItProject project =
        orders
            .named(ItProject.copyWithoutGit("order-worker", temporary), "pom.xml", "")
            .replace("pom.xml", "<taskQueue>orders<", "<taskQueue>" + ORDERS + "<")
            .replace("pom.xml", "<classifier>", "<development>true</development><classifier>")
            .replace(
                "pom.xml",
                "<version>${temporal-lambda-maven-plugin.version}</version>",
                """
                <version>${temporal-lambda-maven-plugin.version}</version>
                <executions>
                  <execution>
                    <id>orders</id>
                    <goals><goal>rollout-no-fork</goal></goals>
                  </execution>
                  <execution>
                    <id>billing</id>
                    <goals><goal>rollout-no-fork</goal></goals>
                    <configuration>
                      <functionName>two-billing</functionName>
                      <deploymentName>two-billing</deploymentName>
                      <handler>com.example.orders.BillingWorkerHandler</handler>
                      <smoke><taskQueue>two-billing</taskQueue></smoke>
                    </configuration>
                  </execution>
                </executions>\
                """);
    String handler =
        Files.readString(project.directory().resolve(HANDLERS + "OrderWorkerHandler.java"));
    return project.write(
        HANDLERS + "BillingWorkerHandler.java",
        handler
            .replace("OrderWorkerHandler", "BillingWorkerHandler")
            .replace("\"" + ORDERS + "\"", "\"" + BILLING + "\""));
  }

  private static void isReleased(JsonNode report, ReleaseBench bench) {
    assertThat(report.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(report.path("release").path("buildId").asText()).isEqualTo("dev");
    assertThat(report.path("release").has("commit")).isFalse();
    assertThat(report.path("release").path("functionArn").asText())
        .endsWith(":function:" + bench.name());
    assertThat(report.path("release").has("functionVersion")).isFalse();
    assertThat(report.at("/gate/outcome").asText()).isEqualTo("passed");
    assertThat(report.at("/gate/polled").findValuesAsText("taskQueue"))
        .as("a gate of its own, on its own handler")
        .isNotEmpty()
        .containsOnly(bench.name());
    assertThat(bench.account().published(bench.name())).isEmpty();
    assertThat(
            bench
                .temporal()
                .deployment(bench.name())
                .orElseThrow()
                .getRoutingConfig()
                .getCurrentDeploymentVersion()
                .getBuildId())
        .isEqualTo("dev");
  }
}
