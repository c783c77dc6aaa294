package io.github.temporallambda.local.temporal;

import io.github.temporallambda.local.process.ProcessEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A running server: its process and what it prints. */
final class ServerProcess {

  /** What any program needs of its surroundings; nothing else of the caller's gets through. */
  private static final Set<String> PASSED_ON =
      Set.of("PATH", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "COMSPEC", "PATHEXT");

  private static final int TAIL_LINES = 15;
  private static final int LINE_LENGTH = 400;

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code command} in {@code directory}, which is its home and takes its output. */
  static ServerProcess start(List<String> command, Path directory, TemporalServerSettings settings)
      throws IOException {
    Path log = directory.resolve("server.log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> !isPassedOn(name));
    builder.environment().putAll(environment(directory, settings));
    Process process = builder.start();
    process.getOutputStream().close();
    return new ServerProcess(process, log);
  }

  /** Windows writes {@code Path} and {@code SystemRoot}. */
  private static boolean isPassedOn(String name) {
    return PASSED_ON.contains(name.toUpperCase(Locale.ROOT));
  }

  /** The home is the server's own directory, or its AWS SDK would find the user's settings. */
  private static Map<String, String> environment(Path home, TemporalServerSettings settings) {
    return Map.of(
        "HOME", home.toString(),
        "USERPROFILE", home.toString(),
        "AWS_ENDPOINT_URL", settings.awsEndpoint().toString(),
        "AWS_REGION", settings.awsRegion(),
        "AWS_ACCESS_KEY_ID", "local",
        "AWS_SECRET_ACCESS_KEY", "local",
        "AWS_EC2_METADATA_DISABLED", "true");
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  Path log() {
    return log;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it ended because a port was taken meanwhile. */
  boolean lostPort() throws IOException {
    if (process.isAlive()) {
      return false;
    }
    String output = output();
    return output.contains("address already in use")
        || output.contains("Only one usage of each socket address");
  }

  /** The last lines it printed, long ones cut. */
  List<String> lastLines() throws IOException {
    List<String> lines = output().lines().filter(line -> !line.isBlank()).toList();
    return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()).stream()
        .map(line -> line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "…" : line)
        .toList();
  }

  /** Its output may hold bytes that are not UTF-8. */
  private String output() throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }

  /** Ends it and waits. Safe to repeat. */
  void end() {
    ProcessEnd.await(process.toHandle());
  }
}
