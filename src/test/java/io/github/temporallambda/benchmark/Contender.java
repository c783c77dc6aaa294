package io.github.temporallambda.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that races in a fresh JVM of its own each time.
 *
 * @param name as the table shows it
 * @param program its main class
 * @param jvmOptions what its JVM gets; the others have the defaults
 * @param arguments of the program
 */
record Contender(String name, Class<?> program, List<String> jvmOptions, List<String> arguments) {

  private static final int MINUTES = 10;

  /** What the SDK and the gate need; of the rest, each JVM would open jar after jar for nothing. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "classes$|/(temporal|grpc|protobuf|proto|perfmark|guava|failureaccess|gson|jackson"
              + "|micrometer|tally|nexus|slf4j|annotations|jsr305|j2objc|error_prone_annotations"
              + "|jspecify|aws-lambda|json|accessors-smart|asm)-[^/]*\\.jar$");

  static Contender of(String name, Class<?> program, Object... arguments) {
    return new Contender(
        name, program, List.of(), Arrays.stream(arguments).map(Object::toString).toList());
  }

  /** The same under another name. */
  Contender named(String other) {
    return new Contender(other, program, jvmOptions, arguments);
  }

  /** The same with JVM options. */
  Contender with(String... options) {
    return new Contender(name, program, List.of(options), arguments);
  }

  /**
   * One race.
   *
   * @param seconds from the start of its JVM to its end
   * @param told what it told of itself
   */
  record Race(double seconds, Map<String, Long> told) {}

  /** Runs it once. */
  Race race(Path scratch) throws IOException, InterruptedException {
    Path output = Files.createTempFile(scratch, "contender", ".out");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException(name + " did not finish:\n" + Files.readString(output));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Race(seconds, told(output));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(classPath());
    command.add(program.getName());
    command.addAll(arguments);
    return command;
  }

  /** The same for all: that of the tests, less what only other tests need. */
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> NEEDED.matcher(entry).find())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Map<String, Long> told(Path output) throws IOException {
    try (Stream<String> lines = Files.lines(output)) {
      return lines
          .filter(line -> line.matches("[a-zA-Z]+=[0-9]+"))
          .map(line -> line.split("=", 2))
          .collect(
              Collectors.toMap(
                  pair -> pair[0], pair -> Long.valueOf(pair[1]), Math::max, TreeMap::new));
    }
  }
}
