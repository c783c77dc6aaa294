package io.github.temporallambda.local.temporal.binary;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An operating system and an architecture, in Go's words, for instance {@code linux} and {@code
 * amd64}.
 *
 * @param os {@code linux}, {@code darwin}, {@code windows}, or what the JVM calls another
 * @param arch {@code amd64}, {@code arm64}, or what the JVM calls another
 */
public record Platform(String os, String arch) {

  private static final String FOLDER = "temporal-lambda";

  /** The one this JVM runs on, from {@code os.name} and {@code os.arch}. */
  public static Platform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  /** From the JVM's names, for instance {@code Mac OS X} and {@code aarch64}. */
  static Platform of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String arch = osArch.toLowerCase(Locale.ROOT);
    return new Platform(goOs(os), goArch(arch));
  }

  private static String goOs(String os) {
    if (os.startsWith("mac")) {
      return "darwin";
    }
    return os.startsWith("windows") ? "windows" : os;
  }

  private static String goArch(String arch) {
    if (arch.equals("aarch64")) {
      return "arm64";
    }
    return arch.equals("x86_64") ? "amd64" : arch;
  }

  boolean isWindows() {
    return os.equals("windows");
  }

  /** The file name that runs {@code name} here. */
  String executable(String name) {
    return isWindows() ? name + ".exe" : name;
  }

  /**
   * Where this user's caches lie by the platform's custom: {@code XDG_CACHE_HOME} or {@code
   * HOME/.cache}, {@code HOME/Library/Caches}, {@code LOCALAPPDATA}; in it {@code temporal-lambda}.
   *
   * @throws ProblemException (configuration) when {@code environment} tells none of them
   */
  public Path cacheDirectory(Map<String, String> environment) {
    if (isWindows()) {
      return folder(environment, "LOCALAPPDATA", "").orElseThrow(() -> unset("LOCALAPPDATA"));
    }
    Optional<Path> home =
        os.equals("darwin")
            ? folder(environment, "HOME", "Library/Caches")
            : folder(environment, "XDG_CACHE_HOME", "")
                .or(() -> folder(environment, "HOME", ".cache"));
    return home.orElseThrow(() -> unset("HOME"));
  }

  private static Optional<Path> folder(Map<String, String> environment, String name, String below) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(value -> Path.of(value, below, FOLDER));
  }

  private static ProblemException unset(String name) {
    return new ProblemException(
        Problem.configuration(
            "The environment variable " + name + " is not set: no place for the server's cache.",
            "export " + name + ", the folder of this user"));
  }

  @Override
  public String toString() {
    return os + "-" + arch;
  }
}
