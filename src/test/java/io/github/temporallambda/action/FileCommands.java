package io.github.temporallambda.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files that a step may write for the runner ({@code FileCommandManager.cs}): outputs,
 * environment, path and state of the steps that follow, and the summary. Fresh for each step.
 *
 * @param directory in which they lie
 */
record FileCommands(Path directory) {

  private static final long MOST_SUMMARY_BYTES = 1024 * 1024;

  /** Makes them, empty. */
  static FileCommands in(Path directory) {
    try {
      FileCommands files = new FileCommands(Files.createDirectories(directory));
      for (String variable : files.variables().values()) {
        Files.createFile(Path.of(variable));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where each lies, by its variable. */
  Map<String, String> variables() {
    return Map.of(
        "GITHUB_OUTPUT", path("set_output"),
        "GITHUB_ENV", path("set_env"),
        "GITHUB_PATH", path("add_path"),
        "GITHUB_STATE", path("save_state"),
        "GITHUB_STEP_SUMMARY", path("step_summary"));
  }

  /** The outputs; a file that the runner cannot read is an error. */
  Map<String, String> outputs() {
    return pairs(content("set_output"));
  }

  /** What would change the environment, the path or the state of steps that follow. */
  String sideEffects() {
    return content("set_env") + content("add_path") + content("save_state");
  }

  /**
   * The summary.
   *
   * @throws AssertionError where it is larger than GitHub takes; it would show none of it
   */
  String summary() {
    String summary = content("step_summary");
    try {
      if (Files.size(Path.of(path("step_summary"))) > MOST_SUMMARY_BYTES) {
        throw new AssertionError("GitHub drops a summary above 1 MiB");
      }
      return summary;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code name=value}, or {@code name<<DELIMITER}, the value's lines and the delimiter. */
  static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int equals = lines[i].indexOf('=');
      int heredoc = lines[i].indexOf("<<");
      if (lines[i].isEmpty()) {
        continue;
      }
      if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
        pairs.put(lines[i].substring(0, equals), lines[i].substring(equals + 1));
      } else if (heredoc > 0 && heredoc + 2 < lines[i].length()) {
        int end = indexOf(lines, lines[i].substring(heredoc + 2), i + 1);
        pairs.put(lines[i].substring(0, heredoc), joined(lines, i + 1, end));
        i = end;
      } else {
        throw new AssertionError("Invalid format '" + lines[i] + "'");
      }
    }
    return pairs;
  }

  private static int indexOf(String[] lines, String delimiter, int from) {
    for (int i = from; i < lines.length; i++) {
      if (lines[i].equals(delimiter)) {
        return i;
      }
    }
    throw new AssertionError("Matching delimiter not found '" + delimiter + "'");
  }

  private static String joined(String[] lines, int from, int to) {
    return String.join("\n", Arrays.asList(lines).subList(from, to));
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private String content(String name) {
    try {
      return Files.readString(Path.of(path(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
