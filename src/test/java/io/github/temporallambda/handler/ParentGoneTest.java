package io.github.temporallambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A handler's process ends when the JVM that started it is killed. */
class ParentGoneTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path layout;

  /** Where the killed parent leaves the files of its run: nobody is left to remove them. */
  @TempDir Path temporary;

  /** The parent: starts a handler that never returns, and tells its process ID. */
  public static void main(String[] arguments) throws Exception {
    HandlerLaunch launch =
        new HandlerLaunch(
            JAVA,
            Path.of(arguments[0]),
            List.of(),
            new HandlerName("io.github.temporallambda.handler.fixture.Misbehaves::" + arguments[1]),
            Map.of("PATH", "/usr/bin:/bin", HandlerProcess.MARK, "of-" + ProcessHandle.current()),
            List.of(),
            new Invocation(true, Duration.ofHours(1), "arn", "request-1"));
    HandlerProcess process =
        HandlerProcess.start(
            launch,
            line -> {
              if (line.equals("hanging")) {
                System.out.println(
                    ProcessHandle.current().children().findFirst().orElseThrow().pid());
              } else if (line.startsWith("child=")) {
                System.out.println(line.substring(6));
              }
            });
    process.exit().join();
  }

  @Test
  void handlersProcessEndsWithTheJvmThatStartedIt() throws Exception {
    Layouts.of(layout, ParentGoneTest.class, Layouts.LAMBDA_CORE);
    Process parent = startParent("hangs");
    try {
      ProcessHandle handler = ProcessHandle.of(childOf(parent)).orElseThrow();
      assertThat(handler.isAlive()).isTrue();

      parent.destroyForcibly().waitFor();

      Await.until(() -> !handler.isAlive());
    } finally {
      parent.destroyForcibly();
    }
  }

  /** The JVM that was killed can do nothing more; what its handler started ends with that. */
  @Test
  void childOfTheHandlerEndsWithTheJvmThatStartedTheHandler() throws Exception {
    Layouts.of(layout, ParentGoneTest.class, Layouts.LAMBDA_CORE);
    Process parent = startParent("spawns");
    try {
      ProcessHandle child = ProcessHandle.of(childOf(parent)).orElseThrow();
      assertThat(child.isAlive()).isTrue();

      parent.destroyForcibly().waitFor();

      Await.until(() -> !child.isAlive());
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void jvmThatGoesDownInOrderLeavesNeitherAProcessNorAFile() throws Exception {
    Layouts.of(layout, ParentGoneTest.class, Layouts.LAMBDA_CORE);
    Process parent = startParent("leavesADaemon");
    try {
      ProcessHandle daemon = ProcessHandle.of(childOf(parent)).orElseThrow();
      assertThat(daemon.isAlive()).isTrue();

      parent.destroy();
      parent.waitFor();

      assertThat(daemon.isAlive()).isFalse();
      try (Stream<Path> left = Files.list(temporary)) {
        assertThat(left).isEmpty();
      }
    } finally {
      parent.destroyForcibly();
    }
  }

  private Process startParent(String method) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            JAVA.toString(),
            "-Djava.io.tmpdir=" + temporary,
            ParentGoneTest.class.getName(),
            layout.toString(),
            method);
    builder.environment().put("CLASSPATH", classPath);
    return builder.redirectErrorStream(true).start();
  }

  private static long childOf(Process parent) throws IOException {
    try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      assertThat(line).matches("\\d+");
      return Long.parseLong(line);
    }
  }
}
