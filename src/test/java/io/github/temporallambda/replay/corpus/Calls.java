package io.github.temporallambda.replay.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file where everything that a worker runs is written down, by whatever process.
 *
 * @param file need not exist
 */
record Calls(Path file) {

  /** That something ran for this execution. */
  synchronized void called(String workflowId, String what) {
    try {
      Files.writeString(
          file,
          workflowId + " " + what + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What ran, in its order, execution by execution. */
  Map<String, List<String>> byExecution() {
    try {
      Map<String, List<String>> calls = new TreeMap<>();
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ", 2);
        calls.computeIfAbsent(words[0], id -> new ArrayList<>()).add(words[1]);
      }
      return calls;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
