package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetronomeTest {

  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final SteppedTime time = new SteppedTime();
  private final Metronome metronome = time.metronome(BETWEEN);

  @Test
  void firstCallIsMadeAtOnceAndTheNextWaitForTheirTurn() {
    metronome.await();
    assertThat(time.sleeps).isEmpty();

    metronome.await();
    metronome.await();

    assertThat(time.sleeps).containsExactly(BETWEEN, BETWEEN);
  }

  @Test
  void timeThatACallTookIsNotWaitedForAgain() {
    metronome.await();
    time.goOn(Duration.ofMillis(150));
    metronome.await();
    time.goOn(Duration.ofSeconds(5));
    metronome.await();
    metronome.await();

    assertThat(time.sleeps).containsExactly(Duration.ofMillis(50), BETWEEN);
  }

  @Test
  void callsOfSeveralThreadsGoOneAfterAnother() throws InterruptedException {
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          for (int call = 0; call < 25; call++) {
                            metronome.await();
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(time.sleeps).hasSize(99).containsOnly(BETWEEN);
  }
}
