package io.github.temporallambda.handler;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Java a {@code java} command runs.
 *
 * @param feature the feature release, for instance 17
 * @param full all of it, for instance {@code 17.0.15+6}
 */
public record JavaVersion(int feature, String full) {

  private static final Pattern RELEASE =
      Pattern.compile("(?m)^JAVA_(?:RUNTIME_)?VERSION=\"?((\\d+)[^\"\\s]*)\"?");
  private static final Pattern PRINTED = Pattern.compile("(?m)^\\S+ ((\\d+)\\S*)");
  private static final Pattern LAMBDA_RUNTIME = Pattern.compile("java(\\d+).*");

  /**
   * Of a {@code java} command: as the {@code release} file of its JDK tells, or where it has none
   * (a command can be a script that chooses a JDK), as the command itself tells.
   *
   * @throws ProblemException (configuration) when it cannot be started or tells nothing
   */
  public static JavaVersion of(Path javaExecutable) {
    try {
      Path release = javaExecutable.toRealPath().resolve("../../release").normalize();
      return Files.isRegularFile(release)
          ? found(RELEASE, Files.readString(release), javaExecutable)
          : found(PRINTED, printed(javaExecutable), javaExecutable);
    } catch (IOException e) {
      throw new ProblemException(unknown(javaExecutable), e);
    }
  }

  /** The feature release that a Lambda runtime such as {@code java21} stands for. */
  public static Optional<Integer> ofRuntime(String runtime) {
    Matcher matcher = LAMBDA_RUNTIME.matcher(runtime);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  private static JavaVersion found(Pattern pattern, String text, Path javaExecutable) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new ProblemException(unknown(javaExecutable));
    }
    return new JavaVersion(Integer.parseInt(matcher.group(2)), matcher.group(1));
  }

  /** {@code java --version} prints, for instance, {@code openjdk 17.0.15 2025-04-15}. */
  private static String printed(Path javaExecutable) throws IOException {
    Process process =
        new ProcessBuilder(List.of(javaExecutable.toString(), "--version"))
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Problem unknown(Path javaExecutable) {
    return Problem.configuration(
        "'" + javaExecutable + "' does not tell which Java it is.",
        "check that JAVA_HOME or the toolchain's JDK names a JDK of Java 17 or later");
  }
}
