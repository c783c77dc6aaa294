package io.github.temporallambda.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.problem.ProblemException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.State;

/** What time does to the local AWS, and what it holds on to. */
class LocalAwsTimeTest extends OnLocalAws {

  private final MovedClock clock = new MovedClock();

  @Override
  LocalAwsSettings settings() {
    LocalAwsTiming timing =
        new LocalAwsTiming(clock, 1, Duration.ofSeconds(1), List.of(Duration.ofMillis(1)));
    return super.settings().withTiming(timing);
  }

  @Test
  @Source("Lambda Developer Guide, Lambda function states")
  void whatNobodyReadsIsDoneAfterItsTime() {
    fixture.create("orders", create -> {});
    clock.move(Duration.ofSeconds(1));

    assertThat(fixture.publish("orders")).isEqualTo("1");
  }

  @Test
  @Source("Lambda Developer Guide, Lambda function states")
  void beforeItsTimeItIsNot() {
    fixture.create("orders", create -> {});
    clock.move(Duration.ofMillis(999));

    assertThat(lambda.getFunctionConfiguration(get -> get.functionName("orders")).state())
        .isEqualTo(State.PENDING);
  }

  @Test
  @Source("Lambda API reference, GetFunction, Code.Location")
  void aLocationIsGoodForTenMinutes() throws Exception {
    fixture.createActive("orders");
    String location = lambda.getFunction(get -> get.functionName("orders")).code().location();

    clock.move(Duration.ofMinutes(10).minusMillis(1));
    assertThat(status(location)).isEqualTo(200);
    clock.move(Duration.ofMillis(1));
    assertThat(status(location)).isEqualTo(403);
  }

  @Test
  @Source("ours: a port to be chosen")
  void aPortThatIsTakenIsSaid() {
    int taken = fixture.aws.endpoint().getPort();

    assertThatThrownBy(() -> LocalAws.start(settings().withPort(taken)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Port " + taken + " of 127.0.0.1");
  }

  @Test
  @Source("ours: a fault to be switched on")
  void aFaultOfAnOperationThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> fixture.aws.setFault(Fault.throttled("PublishVersions", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PublishVersions");
  }

  @Test
  @Source("ours: memory does not grow with what a function prints")
  void ofAnEndlessOutputTheLastThousandLinesAreKept() {
    FunctionOutput output = new FunctionOutput();
    for (int line = 1; line <= 1_001; line++) {
      output.add("orders", "1", "line " + line);
    }

    assertThat(output.of("orders", "1")).hasSize(1_000).startsWith("line 2").endsWith("line 1001");
    assertThat(output.of("orders", "2")).isEmpty();
  }

  private static int status(String location) throws Exception {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(location).toURL().openConnection();
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  private static final class MovedClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

    synchronized void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("the local AWS lives in UTC");
    }
  }
}
