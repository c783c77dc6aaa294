package io.github.temporallambda.mojo.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A JVM of its own that is told to end. */
@DisabledOnOs(OS.WINDOWS)
class StopOnSignalTest {

  private static final int SIGTERM = 15;

  @Test
  void runThatHasReportedDoesNotGoOnToAnExitOfItsOwn() throws Exception {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Run.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = run.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("runs");
      assertThat(run.toHandle().destroy()).isTrue();

      assertThat(out.lines().collect(Collectors.toList())).containsExactly("reported");
      assertThat(run.waitFor()).isEqualTo(128 + SIGTERM);
    }
  }

  /** Reports when it is asked to stop, and exits as Maven does after a failure. */
  static final class Run {

    /** Something else has to end with the JVM as well, so that there is time to go on. */
    private static final int SECONDS = 2;

    private Run() {}

    public static void main(String[] arguments) throws InterruptedException {
      CountDownLatch wentOn = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitUpToTheEnd(wentOn)));
      try (StopOnSignal signal = StopOnSignal.armed("mvn something")) {
        System.out.println("runs");
        signal.await(Optional.empty());
        System.out.println("reported");
      }
      System.out.println("went on");
      wentOn.countDown();
      System.exit(1);
    }

    private static void awaitUpToTheEnd(CountDownLatch wentOn) {
      try {
        var unused = wentOn.await(SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
