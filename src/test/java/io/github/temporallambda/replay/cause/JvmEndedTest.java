package io.github.temporallambda.replay.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.replay.cause.JvmEnded.Way;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmEndedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0   | nothing | EXITED | ended with exit status 0",
        "3   | nothing | EXITED | ended with exit status 3",
        "3   | Terminating due to java.lang.OutOfMemoryError: Java heap space | OUT_OF_MEMORY"
            + " | ran out of memory (Java heap space)",
        "77  | Terminating due to java.lang.OutOfMemoryError: Java heap space | EXITED"
            + " | ended with exit status 77",
        "1   | # There is insufficient memory for the Java Runtime Environment to continue."
            + " | OUT_OF_MEMORY | ran out of memory (native memory)",
        "134 | #  SIGSEGV (0xb) at pc=0x00007f1 | CRASHED | crashed (SIGSEGV)",
        "134 | #  Internal Error (os_linux.cpp:1) | CRASHED | crashed (Internal Error)",
        "134 | nothing | CRASHED | crashed (SIGABRT)",
        "139 | nothing | CRASHED | crashed (SIGSEGV)",
        "1   | #  EXCEPTION_ACCESS_VIOLATION (0xc0000005) at pc=1 | CRASHED"
            + " | crashed (EXCEPTION_ACCESS_VIOLATION)",
        "137 | nothing | KILLED | was killed (SIGKILL)",
        "143 | #  SIGSEGV (0xb) at pc=0x00007f1 | KILLED | was killed (SIGTERM)",
        "-1  | nothing | EXITED | ended with exit status -1",
      })
  void wayIsToldByTheStatusAndByWhatTheJvmWrote(
      int status, String line, Way way, String predicate) {
    JvmEnded ended = JvmEnded.of(status, List.of("line of the handler", line));

    assertThat(ended.way()).isEqualTo(way);
    assertThat(ended.predicate()).isEqualTo(predicate);
    assertThat(ended.says()).startsWith("replaying it ");
    assertThat(WorkerAnswer.cause(ended.says())).isInstanceOf(JvmEnded.class);
    assertThat(WorkerAnswer.cause(ended.says()).says()).isEqualTo(ended.says());
  }

  @Test
  void nothingOfThePayloadGetsIntoTheReason() {
    JvmEnded ended =
        JvmEnded.of(3, List.of("Terminating due to java.lang.OutOfMemoryError: secret=1234"));

    assertThat(ended.says()).isEqualTo("replaying it ends the handler's JVM with exit status 3");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void silenceIsReadOutOfItsOwnWords(boolean alone) {
    NoAnswer silent = new NoAnswer(Duration.ofSeconds(30), alone);

    assertThat(WorkerAnswer.cause(silent.says())).isEqualTo(silent);
  }
}
