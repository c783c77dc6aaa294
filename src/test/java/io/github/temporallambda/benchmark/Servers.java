package io.github.temporallambda.benchmark;

import io.github.temporallambda.connection.PendingConnection;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Connections to the benchmark's server. */
final class Servers {

  private Servers() {}

  static PendingConnection connect(String address) {
    try {
      // In the place of the user's own.
      Path noProfiles = Files.createTempFile("benchmark", ".toml");
      Files.writeString(noProfiles, "[profile.default]");
      TemporalSettings settings =
          TemporalSettings.resolve(
              TemporalParameters.none(),
              Map.of("TEMPORAL_ADDRESS", address, "TEMPORAL_CONFIG_FILE", noProfiles.toString()));
      Files.delete(noProfiles);
      return PendingConnection.open(settings, Duration.ofSeconds(10));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
