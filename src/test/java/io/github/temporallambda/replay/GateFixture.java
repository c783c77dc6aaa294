package io.github.temporallambda.replay;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.Layouts;
import io.github.temporallambda.history.RecordedHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An unpacked artifact of the fixtures, and gates on it. */
public final class GateFixture {

  private static final String FIXTURES = "io.github.temporallambda.replay.fixture.";

  static final DeploymentVersionId EXPECTED =
      new DeploymentVersionId(new DeploymentName("orders"), new BuildId("3f2c1a9b7d10"));
  public static final GateLimits LIMITS =
      new GateLimits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofSeconds(1));
  static final GateListener SILENT = new GateListener() {};

  private final Path layout;

  /** With the fixtures of this package. */
  public GateFixture(Path directory) {
    this(directory, Layouts.jarsMatching(Layouts.WORKER));
  }

  /** With the fixtures of this package and these libraries. */
  GateFixture(Path directory, List<Path> libraries) {
    this.layout = Layouts.of(directory, GateFixture.class, libraries);
  }

  static GateLimits perHistory(Duration limit) {
    return new GateLimits(LIMITS.firstPoll(), limit, LIMITS.whole(), LIMITS.settle());
  }

  static GateLimits firstPoll(Duration limit) {
    return new GateLimits(limit, LIMITS.perHistory(), LIMITS.whole(), LIMITS.settle());
  }

  /** The same with all classes of that package and below it. */
  public GateFixture and(Class<?> neighbour) {
    Layouts.addPackage(layout, neighbour);
    return this;
  }

  /**
   * The gate's answer.
   *
   * @param handler a handler of the fixtures, or a class name with its package
   */
  public GateVerdict replay(String handler, RecordedHistory... histories) {
    return replay(handler, LIMITS, List.of(histories));
  }

  public GateVerdict replay(String handler, GateLimits limits, List<RecordedHistory> histories) {
    return new ReplayGate(SILENT).replay(request(handler, Map.of(), limits, histories));
  }

  /** The same with variables for the handler. */
  public GateVerdict replay(
      String handler, Map<String, String> environment, List<RecordedHistory> histories) {
    return new ReplayGate(SILENT).replay(request(handler, environment, LIMITS, histories));
  }

  GateRequest request(
      String handler,
      Map<String, String> environment,
      GateLimits limits,
      List<RecordedHistory> histories) {
    return request(handler, environment, limits, GateMaterial.of(histories));
  }

  GateRequest request(
      String handler, Map<String, String> environment, GateLimits limits, GateMaterial material) {
    return new GateRequest(
        new HandlerCode(
            layout,
            List.of(),
            new HandlerName(handler.contains(".") ? handler : FIXTURES + handler),
            Path.of(System.getProperty("java.home"), "bin", "java")),
        EXPECTED,
        "default",
        ForkEnvironment.announcing(EXPECTED, environment),
        material,
        limits);
  }
}
