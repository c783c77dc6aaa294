package io.github.temporallambda.mojo.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.report.PluginCommand;
import io.github.temporallambda.report.ReportShelf;
import io.github.temporallambda.rollout.request.Management;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who releases, to Temporal: only one that never changes can be a deployment's manager. */
class IdentityTest {

  private static final DeploymentName ORDERS = new DeploymentName("orders");

  @Test
  void everyRunOnEveryMachineIsTheSameToTemporal() {
    Management onCi =
        wiring("/builds/7", Map.of("GITHUB_ACTOR", "ada", "GITHUB_RUN_ID", "7"))
            .provenance(ORDERS, false)
            .management();
    Management atHome =
        wiring("/home/grace", Map.of("USER", "grace", "HOSTNAME", "laptop"))
            .provenance(ORDERS, false)
            .management();

    assertThat(onCi).isEqualTo(atHome);
    assertThat(onCi.identity()).isEqualTo("temporal-lambda-maven-plugin/orders");
    assertThat(Wiring.identity(ORDERS)).isEqualTo(onCi.identity());
  }

  @Test
  void eachDeploymentHasItsOwn() {
    assertThat(Wiring.identity(ORDERS)).isNotEqualTo(Wiring.identity(new DeploymentName("bills")));
  }

  private static Wiring wiring(String directory, Map<String, String> environment) {
    Path path = Path.of(directory);
    return new Wiring(
        new Surroundings(
            environment,
            path,
            ReportShelf.below(path.resolve("target")),
            Path.of("java"),
            line -> {},
            Optional.empty(),
            Clock.systemUTC(),
            new Commands(new PluginCommand("g:a:1", Map.of()), "mvn g:a:1:rollout")));
  }
}
