package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PluginCommandTest {

  private static final String COORDINATES = "io.github.temporal-lambda:plugin:1.0";

  @Test
  void commandNamesTheGoalInFullAndItsPropertiesInOrder() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("temporal-lambda.deploymentName", "orders/eu");
    properties.put("temporal-lambda.address", "temporal.example:7233");

    PluginCommand command = new PluginCommand(COORDINATES, properties);

    assertThat(command.line("rollback", Map.of("temporal-lambda.from", "3f2c1a9b7d10")))
        .isEqualTo(
            "mvn io.github.temporal-lambda:plugin:1.0:rollback"
                + " -Dtemporal-lambda.deploymentName=orders/eu"
                + " -Dtemporal-lambda.address=temporal.example:7233"
                + " -Dtemporal-lambda.from=3f2c1a9b7d10");
    assertThat(new PluginCommand(COORDINATES, Map.of()).line("status"))
        .isEqualTo("mvn io.github.temporal-lambda:plugin:1.0:status");
  }

  @Test
  void whatAShellWouldTakeApartIsQuoted() {
    assertThat(quoted("my space")).isEqualTo("'-Dnamespace=my space'");
    assertThat(quoted("[::1]:7233")).isEqualTo("'-Dnamespace=[::1]:7233'");
    assertThat(quoted("it's $HOME; `ls`")).isEqualTo("'-Dnamespace=it'\\''s $HOME; `ls`'");
  }

  private static String quoted(String namespace) {
    String line = new PluginCommand(COORDINATES, Map.of("namespace", namespace)).line("status");
    return line.substring(("mvn " + COORDINATES + ":status ").length());
  }
}
