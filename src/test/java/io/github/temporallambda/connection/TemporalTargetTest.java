package io.github.temporallambda.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalTargetTest {

  private static final String HOST_CHARACTERS = "abcxyzABCXYZ0189";

  @ParameterizedTest
  @CsvSource({
    "localhost:7233, localhost:7233",
    "' Orders.A1B2C.tmprl.cloud:7233 ', orders.a1b2c.tmprl.cloud:7233",
    "10.0.0.7:07233, 10.0.0.7:7233",
    "[::1]:7233, [::1]:7233",
    "[FE80::1%eth0]:443, [fe80::1%eth0]:443",
    "temporal_frontend:1, temporal_frontend:1",
    "frontend.:65535, frontend.:65535"
  })
  void addressIsNormalised(String written, String address) {
    assertThat(TemporalTarget.of(written, "default").address()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        ":7233",
        "localhost:",
        "localhost:0",
        "localhost:65536",
        "localhost:999999",
        "localhost:-1",
        "localhost:7233/",
        "https://localhost:7233",
        "dns:///localhost:7233",
        "::1:7233",
        "[::1]",
        "a b:7233",
        "-host:7233",
        "user@host:7233",
        "host:72٣3"
      })
  void whatIsNotHostAndPortIsRefused(String written) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> TemporalTarget.of(written, "default"))
        .withMessageContaining("'" + written + "' is not host:port")
        .satisfies(
            stopped ->
                assertThat(stopped.problems().get(0).kind()).isEqualTo(ProblemKind.CONFIGURATION));
  }

  @RepeatedTest(200)
  void anyHostAndPortAreTakenAndNormalisingAgainChangesNothing(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String host = host(random);
    int port = 1 + random.nextInt(65_535);

    TemporalTarget target = TemporalTarget.of(host + ":" + port, "orders");

    assertThat(target.address())
        .as("seed %s", repetition.getCurrentRepetition())
        .isEqualTo(host.toLowerCase(Locale.ROOT) + ":" + port);
    assertThat(TemporalTarget.of(target.address(), "orders")).isEqualTo(target);
  }

  @Test
  void namespaceIsNeitherBlankNorPadded() {
    assertThat(TemporalTarget.of("h:1", " orders ").namespace()).isEqualTo("orders");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> TemporalTarget.of("h:1", "  "))
        .withMessageContaining("temporal-lambda.namespace");
    assertThatIllegalArgumentException().isThrownBy(() -> new TemporalTarget("h:1", " orders"));
    assertThatIllegalArgumentException().isThrownBy(() -> new TemporalTarget("H:1", "orders"));
  }

  private static String host(Random random) {
    StringBuilder host = new StringBuilder();
    int labels = 1 + random.nextInt(4);
    for (int label = 0; label < labels; label++) {
      host.append(label == 0 ? "" : ".");
      int length = 1 + random.nextInt(12);
      for (int i = 0; i < length; i++) {
        host.append(HOST_CHARACTERS.charAt(random.nextInt(HOST_CHARACTERS.length())));
      }
    }
    return host.toString();
  }
}
