package io.github.temporallambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlerProcessTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String FIXTURES = "io.github.temporallambda.handler.fixture.";
  private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:orders:7";

  @TempDir static Path temporary;
  private static Path layout;

  private final List<String> lines = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void layOut() throws IOException {
    layout =
        Layouts.of(
            Files.createDirectory(temporary.resolve("task root")),
            HandlerProcessTest.class,
            Layouts.LAMBDA_CORE);
  }

  @Test
  void handlerSeesWhatLambdaGives() throws Exception {
    HandlerName handler = new HandlerName(FIXTURES + "Reports");
    Map<String, String> environment =
        new LambdaEnvironment("orders", "7", 512, "eu-west-1", "java17")
            .variables(handler, layout, "stream-1");

    assertThat(run(launch(handler, environment, false))).isZero();

    assertThat(lines)
        .contains(
            "event={}",
            "requestId=request-1",
            "arn=" + ARN,
            "name=orders",
            "functionVersion=7",
            "memory=512",
            "group=/aws/lambda/orders",
            "stream=stream-1",
            "identity=nullnull",
            "tenant=null",
            "logged",
            "cwd=" + layout,
            "umlaut=\u00e4",
            "stdin=-1",
            "environment=" + environment);
    assertThat(Integer.parseInt(valueOf("remaining"))).isBetween(20_000, 30_000);
  }

  @Test
  void homeAndTemporaryDirectoryAreTheRunsOwnAndGoAway() throws Exception {
    assertThat(run(FIXTURES + "Reports")).isZero();

    assertThat(Path.of(valueOf("home"))).isNotEqualTo(Path.of(System.getProperty("user.home")));
    assertThat(Path.of(valueOf("home")).getParent()).doesNotExist();
    assertThat(Path.of(valueOf("tmp")).getParent()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "Streams, stream {} request-1",
    "Streams::handleRequest, stream {} request-1",
    "Methods::none, none",
    "Methods::map, map {}",
    "Methods::context, context request-1",
    "Methods::bean, bean true request-1",
    "Methods::input, input truetrue",
    "Methods::overloaded, the long one",
    "Methods::isStatic, static {}"
  })
  void handlerIsResolvedAsLambdaDoes(String handler, String line) throws Exception {
    assertThat(run(FIXTURES + handler)).isZero();

    assertThat(lines).containsExactly(line);
  }

  @ParameterizedTest
  @CsvSource({
    "Nowhere, Class not found: io.github.temporallambda.handler.fixture.Nowhere",
    "Methods, Class does not implement an appropriate handler interface",
    "Methods::absent, No public method named absent with appropriate method signature",
    "Methods::number, No public method named number with appropriate method signature",
    "Misbehaves$NoConstructor::handle, has no public zero-argument constructor",
    "Misbehaves$InConstructor::handle, java.lang.IllegalStateException: no database",
    "Misbehaves$InStatic::handle, java.lang.NumberFormatException"
  })
  void handlerThatCannotBeMadeReadyIsReported(String handler, String reason) throws Exception {
    assertThat(run(FIXTURES + handler)).isEqualTo(HandlerHost.INIT_ERROR);

    assertThat(lines.get(0)).startsWith(HandlerHost.INIT_ERROR_LINE).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "Misbehaves::throwsIt, java.lang.IllegalArgumentException: no such order",
    "Misbehaves::overflows, java.lang.StackOverflowError",
    "Methods::text, the event {} is not a java.lang.String"
  })
  void handlerThatThrowsIsReported(String handler, String reason) throws Exception {
    assertThat(run(FIXTURES + handler)).isEqualTo(HandlerHost.FUNCTION_ERROR);

    assertThat(lines.get(0)).startsWith(HandlerHost.FUNCTION_ERROR_LINE).contains(reason);
  }

  @Test
  void exitStatusOfTheHandlerIsKept() throws Exception {
    assertThat(run(FIXTURES + "Misbehaves::exits")).isEqualTo(42);
  }

  @Test
  void processEndsWhateverThreadsTheHandlerLeaves() throws Exception {
    assertThat(run(FIXTURES + "Misbehaves::leavesThreads")).isZero();
  }

  @Test
  void repeatedHandlerIsCalledAgainAfterItReturned() throws Exception {
    HandlerName handler = new HandlerName(FIXTURES + "Misbehaves::counts");
    try (HandlerProcess process =
        HandlerProcess.start(launch(handler, Map.of(), true), lines::add)) {
      Await.until(() -> lines.size() >= 3);
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void outputOfAnySizeIsDrainedAndBounded() throws Exception {
    HandlerName handler = new HandlerName(FIXTURES + "Misbehaves::writesMuch");
    try (HandlerProcess process =
        HandlerProcess.start(launch(handler, Map.of(), false), line -> {})) {
      assertThat(process.exit().get(60, TimeUnit.SECONDS)).isZero();
      assertThat(process.tail()).hasSize(OutputLines.TAIL).last().isEqualTo("line 99999");
    }
  }

  @Test
  void closingEndsTheProcessAndItsChildren() throws Exception {
    long child;
    HandlerProcess process = started("spawns");
    try (process) {
      Await.until(() -> lines.stream().anyMatch(line -> line.startsWith("child=")));
      child = Long.parseLong(valueOf("child"));
      assertThat(isAlive(child)).isTrue();
    }
    process.close();

    assertThat(isAlive(process.pid())).isFalse();
    assertThat(isAlive(child)).isFalse();
  }

  /** One keeps the output, one the environment; their parent has gone. */
  @ParameterizedTest
  @CsvSource({"leavesAnOrphan", "leavesADaemon"})
  @EnabledOnOs(OS.LINUX)
  void closingEndsDescendantsWhoseParentHasEnded(String method) throws Exception {
    HandlerProcess process = started(method);
    try (process) {
      Await.until(() -> lines.stream().anyMatch(line -> line.startsWith("child=")));
      assertThat(isAlive(Long.parseLong(valueOf("child")))).isTrue();
    }
    process.close();

    assertThat(isAlive(Long.parseLong(valueOf("child")))).isFalse();
    assertThat(process.isAlive()).isFalse();
    assertThat(process.exit().get(10, TimeUnit.SECONDS)).isNotZero();
  }

  @Test
  void closingEndsWhatIsLeftOfAProcessThatHasEnded() throws Exception {
    HandlerProcess process = started("leavesADaemonAndExits");
    try (process) {
      assertThat(process.exit().get(30, TimeUnit.SECONDS)).isEqualTo(5);
    }

    assertThat(isAlive(Long.parseLong(valueOf("child")))).isFalse();
  }

  @Test
  void closingByAnInterruptedThreadEndsEverythingToo() throws Exception {
    HandlerProcess process = started("spawns");
    Await.until(() -> lines.stream().anyMatch(line -> line.startsWith("child=")));

    Thread.currentThread().interrupt();
    process.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(process.isAlive()).isFalse();
    assertThat(isAlive(Long.parseLong(valueOf("child")))).isFalse();
  }

  @Test
  void reasonOutlivesALongStackTrace() throws Exception {
    try (HandlerProcess process = started("overflows")) {
      assertThat(process.exit().get(30, TimeUnit.SECONDS)).isEqualTo(HandlerHost.FUNCTION_ERROR);
      assertThat(process.tail())
          .hasSize(OutputLines.TAIL + 1)
          .first()
          .isEqualTo(HandlerHost.FUNCTION_ERROR_LINE + "java.lang.StackOverflowError");
    }
  }

  private HandlerProcess started(String method) {
    HandlerName handler = new HandlerName(FIXTURES + "Misbehaves::" + method);
    Map<String, String> environment =
        Map.of("PATH", "/usr/bin:/bin", HandlerProcess.MARK, UUID.randomUUID().toString());
    return HandlerProcess.start(launch(handler, environment, false), lines::add);
  }

  @Test
  void javaThatIsNotThereIsTheUsersToMend() {
    HandlerLaunch launch =
        new HandlerLaunch(
            temporary.resolve("no-java"),
            layout,
            List.of(),
            new HandlerName("a.B"),
            Map.of("SECRET", "s3cr3t"),
            List.of(),
            new Invocation(false, Duration.ofSeconds(1), ARN, "request-1"));

    assertThatThrownBy(() -> HandlerProcess.start(launch, lines::add).close())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no-java");
    assertThat(launch.toString()).contains("SECRET").doesNotContain("s3cr3t");
  }

  private static boolean isAlive(long pid) {
    Optional<ProcessHandle> handle = ProcessHandle.of(pid);
    return handle.isPresent() && handle.orElseThrow().isAlive();
  }

  private String valueOf(String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key + "="))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + key + " in " + lines))
        .substring(key.length() + 1);
  }

  private int run(String handler) throws Exception {
    return run(launch(new HandlerName(handler), Map.of(), false));
  }

  private int run(HandlerLaunch launch) throws Exception {
    try (HandlerProcess process = HandlerProcess.start(launch, lines::add)) {
      return process.exit().get(30, TimeUnit.SECONDS);
    }
  }

  private static HandlerLaunch launch(
      HandlerName handler, Map<String, String> environment, boolean repeated) {
    return new HandlerLaunch(
        JAVA,
        layout,
        List.of(),
        handler,
        environment,
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        new Invocation(repeated, Duration.ofSeconds(30), ARN, "request-1"));
  }
}
