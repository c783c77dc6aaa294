package io.github.temporallambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HandlerHost beside AWS's own runtime interface client: the same handler, the same answers. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime interface client is for Linux only")
class HandlerHostHonestyTest {

  private static final String FIXTURES = "io.github.temporallambda.handler.fixture.";

  @TempDir static Path directory;
  private static Path layout;

  @BeforeAll
  static void layOut() throws Exception {
    layout =
        Layouts.of(
            Files.createDirectory(directory.resolve("layout")),
            HandlerHostHonestyTest.class,
            Layouts.LAMBDA_CORE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reports",
        "Reports::handleRequest",
        "Streams",
        "Methods::none",
        "Methods::map",
        "Methods::context",
        "Methods::bean",
        "Methods::input",
        "Methods::overloaded",
        "Methods::isStatic"
      })
  void handlerSeesTheSame(String handler) throws Exception {
    RuntimeInterfaceClient.Result aws = aws(handler);
    List<String> ours = new CopyOnWriteArrayList<>();

    assertThat(run(handler, ours)).isZero();

    assertThat(aws.report()).as(String.join("\n", aws.output())).isEqualTo("response");
    assertThat(comparable(ours)).isNotEmpty().isEqualTo(comparable(aws.output()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Misbehaves::throwsIt",
        "Misbehaves::overflows",
        "Methods",
        "Methods::absent",
        "Methods::number",
        "Methods::text",
        "Nowhere",
        "Misbehaves$NoConstructor::handle",
        "Misbehaves$InConstructor::handle",
        "Misbehaves$InStatic::handle"
      })
  void whatFailsThereFailsHere(String handler) throws Exception {
    assertThat(aws(handler).report()).isIn("error", "init/error");

    assertThat(run(handler, new CopyOnWriteArrayList<>()))
        .isIn(HandlerHost.INIT_ERROR, HandlerHost.FUNCTION_ERROR);
  }

  /** Without what is each process's own. */
  private static List<String> comparable(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.matches("(environment|home|tmp|remaining)=.*"))
        .filter(line -> !line.startsWith("Ignoring two-argument overload"))
        .toList();
  }

  private static RuntimeInterfaceClient.Result aws(String handler) throws Exception {
    return RuntimeInterfaceClient.invoke(
        layout, directory, FIXTURES + handler, environment(FIXTURES + handler));
  }

  private static int run(String handler, List<String> lines) throws Exception {
    HandlerLaunch launch =
        new HandlerLaunch(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            layout,
            List.of(),
            new HandlerName(FIXTURES + handler),
            environment(FIXTURES + handler),
            List.of(),
            new Invocation(false, Duration.ofSeconds(30), "arn:1", "request-1"));
    try (HandlerProcess process = HandlerProcess.start(launch, lines::add)) {
      return process.exit().get(60, TimeUnit.SECONDS);
    }
  }

  private static Map<String, String> environment(String handler) {
    LambdaEnvironment lambda = new LambdaEnvironment("orders", "7", 512, "eu-west-1", "java17");
    return new TreeMap<>(lambda.variables(new HandlerName(handler), layout, "stream-1"));
  }
}
