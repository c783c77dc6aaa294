package io.github.temporallambda.mojo.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.lambda.BucketName;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.report.ConsoleNarration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  private static final FunctionName ORDERS = new FunctionName("orders");
  private static final long MEGABYTE = 1_000_000;

  private final List<String> lines = new ArrayList<>();
  private final SteppedClock clock = new SteppedClock();
  private final ProgressLines progress =
      new ProgressLines(
          new ConsoleNarration(line -> lines.add(line.strip())), Optional.empty(), clock);

  @Test
  void aShortUploadIsOneLine() {
    progress.uploading(ORDERS, 12_345_678);
    send(10, Duration.ofMillis(400));

    assertThat(lines).containsExactly("… uploading 12.3 MB to orders");
  }

  @Test
  void aLongUploadHasALineEveryFiveSeconds() {
    progress.storing(new BucketName("releases"), 20 * MEGABYTE);
    send(20, Duration.ofSeconds(1));

    assertThat(lines)
        .containsExactly(
            "… uploading 20.0 MB to bucket releases",
            "… 25 % uploaded",
            "… 50 % uploaded",
            "… 75 % uploaded");
  }

  @Test
  void eachUploadBeginsAnew() {
    progress.storing(new BucketName("releases"), 20 * MEGABYTE);
    send(6, Duration.ofSeconds(1));
    lines.clear();

    progress.uploading(ORDERS, 3 * MEGABYTE);
    send(3, Duration.ofSeconds(1));

    assertThat(lines).containsExactly("… uploading 3.0 MB to orders");
  }

  @Test
  void whatIsNoUploadIsNotToldAsOne() {
    send(100, Duration.ofSeconds(1));

    assertThat(lines).isEmpty();
  }

  @Test
  void readingHasALineEveryFiveSeconds() {
    for (int done = 1; done <= 12; done++) {
      clock.step(Duration.ofSeconds(1));
      progress.looked(done, 12);
    }
    for (int done = 1; done <= 4; done++) {
      clock.step(Duration.ofSeconds(1));
      progress.fetched(done, 4);
    }

    assertThat(lines)
        .containsExactly(
            "… looked at 6 of 12 executions to take a sample",
            "… looked at 11 of 12 executions to take a sample");
  }

  private void send(int parts, Duration each) {
    for (int part = 1; part <= parts; part++) {
      clock.step(each);
      progress.sent(part * MEGABYTE, parts * MEGABYTE);
    }
  }
}
