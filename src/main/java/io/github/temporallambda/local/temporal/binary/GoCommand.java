package io.github.temporallambda.local.temporal.binary;

import io.github.temporallambda.local.process.EndWithJvm;
import io.github.temporallambda.local.process.ProcessEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Runs {@code go}.
 *
 * @param executable {@code go} itself
 * @param environment the user's, so that module proxies and private settings are as usual
 * @param folder where it runs; none of the user's modules, so that no {@code go.mod} interferes
 */
record GoCommand(Path executable, Map<String, String> environment, Path folder) {

  private static final long TELL_EVERY_SECONDS = 15;

  /**
   * {@code GOTOOLCHAIN=local} unless the user set another: with Go new enough nothing else needs
   * downloading, and with Go too old we want to say so. {@code GOOS} and {@code GOARCH} would build
   * for another machine.
   */
  GoCommand {
    Map<String, String> adapted = new HashMap<>(environment);
    adapted.keySet().removeAll(List.of("GOOS", "GOARCH"));
    adapted.putIfAbsent("GOTOOLCHAIN", "local");
    environment = Map.copyOf(adapted);
  }

  GoCommand with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new GoCommand(executable, more, folder);
  }

  /**
   * Runs {@code go ARGUMENTS} to its end.
   *
   * @param progress told the time elapsed and the latest line, about each 15 seconds
   * @return its output, standard and error, a line each
   * @throws IOException when it cannot be run or ends with a failure, with its last line
   */
  List<String> run(List<String> arguments, BiConsumer<Duration, String> progress)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    EndWithJvm watch = EndWithJvm.process(process.toHandle());
    try {
      List<String> output = collect(process, progress);
      if (process.waitFor() != 0) {
        throw new IOException("go " + arguments.get(0) + " failed: " + last(output));
      }
      return output;
    } finally {
      ProcessEnd.await(process.toHandle());
      watch.close();
    }
  }

  private static List<String> collect(Process process, BiConsumer<Duration, String> progress)
      throws IOException, InterruptedException {
    process.getOutputStream().close();
    OutputLines lines = OutputLines.read(process);
    long start = System.nanoTime();
    while (!process.waitFor(TELL_EVERY_SECONDS, TimeUnit.SECONDS)) {
      progress.accept(Duration.ofNanos(System.nanoTime() - start), last(lines.soFar()));
    }
    return lines.all();
  }

  private static String last(List<String> lines) {
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }
}
