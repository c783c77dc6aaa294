package io.github.temporallambda.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ServerExtension.class)
class ConnectionIT {

  @TempDir Path directory;

  @Test
  void realServerTellsItsReleaseAndThatItHasServerlessWorkers(RunningServer server) {
    assertThat(server.connection().serverCapabilities().serverScaledDeployments()).isTrue();
    assertThat(server.connection().serverCapabilities().serverRelease()).startsWith("1.");
  }

  @Test
  void unknownNamespaceIsNamedWithWhatToSet(RunningServer server) throws IOException {
    String address = server.connection().target().address();
    Path noProfiles = Files.writeString(directory.resolve("temporal.toml"), "[profile.default]");
    TemporalSettings settings =
        TemporalSettings.resolve(
            TemporalParameters.none().withTarget(TemporalTarget.of(address, "never-made")),
            Map.of("TEMPORAL_CONFIG_FILE", noProfiles.toString()));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> TemporalConnection.open(settings, Duration.ofSeconds(10)))
        .withMessageContainingAll("no namespace 'never-made'", "TEMPORAL_NAMESPACE");
  }
}
