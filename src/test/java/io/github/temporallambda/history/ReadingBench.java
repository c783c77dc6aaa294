package io.github.temporallambda.history;

import io.github.temporallambda.connection.AnsweringServer;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** Reading from a server that does not make it easy, and what is heard of it. */
abstract class ReadingBench {

  static final ReadingPace QUICK =
      new ReadingPace(3, 4, Duration.ofMillis(1), Duration.ofSeconds(20));
  static final ReadingPace ONCE = new ReadingPace(3, 4, Duration.ofMillis(1), Duration.ZERO);

  @TempDir Path directory;
  final List<String> heard = new ArrayList<>();

  final ReadingProgress progress() {
    return new ReadingProgress() {
      @Override
      public void listing(int listed) {
        heard.add("listing " + listed);
      }

      @Override
      public void lagging(int listed, long counted) {
        heard.add("lagging " + listed + " " + counted);
      }

      @Override
      public void limited() {
        heard.add("limited");
      }

      @Override
      public void fetched(int done, int total) {
        heard.add("fetched " + done + " of " + total);
      }
    };
  }

  final <T> T on(ScriptedExecutions answers, Function<TemporalConnection, T> work)
      throws IOException {
    Path noProfiles = Files.writeString(directory.resolve("temporal.toml"), "[profile.default]");
    try (AnsweringServer server = AnsweringServer.start(answers);
        TemporalConnection connection =
            TemporalConnection.open(
                TemporalSettings.resolve(
                    TemporalParameters.none()
                        .withTarget(TemporalTarget.of(server.address(), "default")),
                    Map.of("TEMPORAL_CONFIG_FILE", noProfiles.toString())),
                Duration.ofSeconds(10))) {
      return work.apply(connection);
    }
  }

  static List<AffectedExecution> numbered(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new AffectedExecution("w" + i, "r" + i, "Order"))
        .toList();
  }
}
