package io.github.temporallambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
            new HandlerName("io.github.temporallambda.handler.fixture.Misbehaves::hangs"),
            Map.of(),
            List.of(),
            new Invocation(true, Duration.ofHours(1), "arn", "request-1"));
    HandlerProcess process =
        HandlerProcess.start(
            launch,
            line -> {
              if (line.equals("hanging")) {
                System.out.println(
                    ProcessHandle.current().children().findFirst().orElseThrow().pid());
              }
            });
    process.exit().join();
  }

  @Test
  void handlersProcessEndsWithTheJvmThatStartedIt() throws Exception {
    Layouts.of(layout, ParentGoneTest.class, Layouts.LAMBDA_CORE);
    Process parent = startParent();
    try {
      ProcessHandle handler = ProcessHandle.of(childOf(parent)).orElseThrow();
      assertThat(handler.isAlive()).isTrue();

      parent.destroyForcibly().waitFor();

      Await.until(() -> !handler.isAlive());
    } finally {
      parent.destroyForcibly();
    }
  }

  private Process startParent() throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            JAVA.toString(),
            "-Djava.io.tmpdir=" + temporary,
            ParentGoneTest.class.getName(),
            layout.toString());
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
