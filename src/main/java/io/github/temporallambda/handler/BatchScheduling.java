package io.github.temporallambda.handler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Linux's scheduling for work that nobody waits for at the keyboard: threads that hand over to each
 * other all the time, as the Temporal SDK's do, are switched less often and get more done. Needs no
 * privilege. Changes nothing but speed, so where it is not to be had nothing is said.
 */
public final class BatchScheduling {

  private static final long TRIAL_SECONDS = 2;
  private static final List<Path> PLACES = List.of(Path.of("/usr/bin/chrt"), Path.of("/bin/chrt"));

  private BatchScheduling() {}

  /**
   * The words to put before a command, which then replaces the first of them under the same process
   * ID; none where this system does not have it or does not permit it, which is tried meanwhile.
   */
  public static CompletableFuture<List<String>> prefix() {
    return PLACES.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(chrt -> tried(List.of(chrt.toString(), "-b", "0")))
        .orElse(CompletableFuture.completedFuture(List.of()));
  }

  private static CompletableFuture<List<String>> tried(List<String> prefix) {
    List<String> command = Stream.concat(prefix.stream(), Stream.of("true")).toList();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    try {
      return builder
          .start()
          .onExit()
          .thenApply(ended -> ended.exitValue() == 0 ? prefix : List.<String>of())
          .completeOnTimeout(List.of(), TRIAL_SECONDS, TimeUnit.SECONDS);
    } catch (IOException refused) {
      return CompletableFuture.completedFuture(List.of());
    }
  }
}
