package io.github.temporallambda.lint;

import io.github.temporallambda.it.LimitedProcess;
import io.github.temporallambda.it.LimitedProcess.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program, with what it is always given.
 *
 * @param command the program and its first arguments
 * @param environment variables besides those of this process
 * @param directory where it runs
 */
record Tool(List<String> command, Map<String, String> environment, Path directory) {

  /** A linter may have to be built first. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  Tool {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** In the directory of this build. */
  static Tool of(String... command) {
    return new Tool(List.of(command), Map.of(), Path.of("").toAbsolutePath());
  }

  /** With more arguments that it is always given. */
  Tool and(String... more) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return new Tool(all, environment, directory);
  }

  Tool in(Path other) {
    return new Tool(command, environment, other);
  }

  Tool with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Tool(command, more, directory);
  }

  /**
   * Runs it and wants it to succeed.
   *
   * @return what it printed
   * @throws AssertionError when it fails; its message is what it printed
   */
  String succeeds(Object... arguments) {
    Ended result = run(arguments);
    if (result.exitCode() != 0) {
      throw new AssertionError(
          command + " ended with " + result.exitCode() + "\n\n" + result.output());
    }
    return result.output();
  }

  /**
   * Runs it and wants it to fail.
   *
   * @return what it printed
   * @throws AssertionError when it succeeds
   */
  String fails(Object... arguments) {
    Ended result = run(arguments);
    if (result.exitCode() == 0) {
      throw new AssertionError(command + " should have failed\n\n" + result.output());
    }
    return result.output();
  }

  private Ended run(Object... arguments) {
    List<String> line = new ArrayList<>(command);
    for (Object argument : arguments) {
      line.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().putAll(environment);
    return LimitedProcess.run(builder, LIMIT);
  }
}
