package io.github.temporallambda.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The stock AWS CLI with nothing but a sandbox's variables to go by. */
final class AwsCli {

  private final Path executable;
  private final Path directory;
  private final Properties variables;

  private AwsCli(Path executable, Path directory, Properties variables) {
    this.executable = executable;
    this.directory = directory;
    this.variables = variables;
  }

  /** The one on the path; where there is none, the calling test is skipped and says why. */
  static AwsCli of(Path directory, Properties variables) {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "aws"))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), "no AWS CLI: put aws on the path");
    return new AwsCli(found.orElseThrow(), directory, variables);
  }

  /**
   * Runs it.
   *
   * @return what it printed
   * @throws AssertionError when it fails; its message is what it printed
   */
  String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> environment = process.environment();
    InnerEnvironment.replace(environment);
    variables.forEach((name, value) -> environment.put(name.toString(), value.toString()));
    MavenResult result = LimitedProcess.run(process, Duration.ofMinutes(1), directory);
    if (result.exitCode() != 0) {
      throw new AssertionError(result.describe("aws should have succeeded"));
    }
    return result.console();
  }
}
