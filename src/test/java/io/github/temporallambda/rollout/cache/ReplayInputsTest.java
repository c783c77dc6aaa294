package io.github.temporallambda.rollout.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.artifact.ContentDigest;
import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.rollout.gate.ForkSettings;
import io.github.temporallambda.rollout.gate.Gate;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.gate.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that a verdict depends on, changed alone. */
class ReplayInputsTest {

  private static final String PLUGIN = "io.github.temporal-lambda:temporal-lambda-maven-plugin:1";
  private static final DeploymentVersionId ID = id("orders", "3f2c1a9b7d10");
  private static final HandlerName HANDLER = new HandlerName("com.example.Handler");
  private static final GateLimits LIMITS = GateLimits.defaults();

  @TempDir Path directory;

  private Path java;

  @BeforeEach
  void lay() throws IOException {
    write("histories/a.json", "history a");
    write("histories/deep/b.json", "history b");
    write("layer.zip", "a layer");
    write("test-classes/com/example/StandIn.class", "a class");
    write("jdk/release", "JAVA_VERSION=\"17.0.15\"");
    java = write("jdk/bin/java", "");
  }

  @Test
  void nothingChangedIsTheSame() {
    assertThat(digest(job(ID, HANDLER, "content", settings(LIMITS, fork())))).isEqualTo(usual());
  }

  @Test
  void artifactHandlerBuildIdAndDeploymentCount() {
    GateSettings settings = settings(LIMITS, fork());

    assertThat(
            List.of(
                usual(),
                digest(job(ID, HANDLER, "other", settings)),
                digest(job(ID, new HandlerName("com.example.Other"), "content", settings)),
                digest(job(id("orders", "aaaaaaaaaaaa"), HANDLER, "content", settings)),
                digest(job(id("parcels", "3f2c1a9b7d10"), HANDLER, "content", settings))))
        .doesNotHaveDuplicates();
  }

  @Test
  void historiesCountByContentAndByPath() throws IOException {
    String usual = usual();
    write("histories/a.json", "history A");
    String changed = usual();
    write("histories/a.json", "history a");
    assertThat(usual()).as("changed back").isEqualTo(usual);
    write("histories/c.json", "history c");
    String added = usual();
    Files.move(directory.resolve("histories/c.json"), directory.resolve("histories/cc.json"));
    String renamed = usual();

    assertThat(List.of(usual, changed, added, renamed)).doesNotHaveDuplicates();
  }

  @Test
  void everythingThatTheForkFindsCounts() throws IOException {
    String usual = usual();
    ForkSettings fork = fork();
    String more =
        digest(
            settings(
                new ForkSettings(
                    Map.of("FEATURE", "on", "MORE", ""), fork.layers(), fork.standIn(), java)));
    String other =
        digest(
            settings(
                new ForkSettings(Map.of("FEATURE", "off"), fork.layers(), fork.standIn(), java)));
    String own =
        digest(
            settings(new ForkSettings(fork.environment(), fork.layers(), Optional.empty(), java)));
    String noLayer =
        digest(settings(new ForkSettings(fork.environment(), List.of(), fork.standIn(), java)));
    write("layer.zip", "A layer");
    String layer = usual();
    write("test-classes/com/example/StandIn.class", "A class");
    String standIn = usual();
    write("jdk/release", "JAVA_VERSION=\"17.0.16\"");
    String jdk = usual();

    assertThat(List.of(usual, more, other, own, noLayer, layer, standIn, jdk))
        .doesNotHaveDuplicates();
  }

  @Test
  void limitsAndPluginCount() {
    GateLimits longer =
        new GateLimits(LIMITS.firstPoll(), Duration.ofSeconds(31), LIMITS.whole(), LIMITS.settle());

    assertThat(digest(job(ID, HANDLER, "content", settings(longer, fork())))).isNotEqualTo(usual());
    assertThat(ReplayInputs.of(usualJob(), PLUGIN + ".1").digest()).isNotEqualTo(usual());
  }

  @Test
  void neighbouringTextsAreNotMistakenForEachOther() {
    ForkSettings ab = ForkSettings.of(Map.of("A", "B=C"), java);
    ForkSettings abc = ForkSettings.of(Map.of("A=B", "C"), java);

    assertThat(digest(settings(ab))).isNotEqualTo(digest(settings(abc)));
  }

  private String usual() {
    return digest(usualJob());
  }

  private Gate.Job usualJob() {
    return job(ID, HANDLER, "content", settings(LIMITS, fork()));
  }

  private ForkSettings fork() {
    return new ForkSettings(
        Map.of("FEATURE", "on"),
        List.of(directory.resolve("layer.zip")),
        Optional.of(
            new StandIn(
                new HandlerName("com.example.StandIn"),
                List.of(directory.resolve("test-classes")))),
        java);
  }

  private String digest(GateSettings settings) {
    return digest(job(ID, HANDLER, "content", settings));
  }

  private static String digest(Gate.Job job) {
    return ReplayInputs.of(job, PLUGIN).digest();
  }

  private GateSettings settings(ForkSettings fork) {
    return settings(LIMITS, fork);
  }

  private GateSettings settings(GateLimits limits, ForkSettings fork) {
    return new GateSettings(
        Optional.of(directory.resolve("histories")), ExecutionSelection.all(), fork, limits);
  }

  private static Gate.Job job(
      DeploymentVersionId id, HandlerName handler, String content, GateSettings settings) {
    String hex = new InputDigest().text(content).hex();
    DeploymentPackage code =
        new DeploymentPackage(
            Path.of("worker.zip"),
            1,
            new CodeSha256("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            new ContentDigest(hex));
    return new Gate.Job(code, handler, id, "default", settings);
  }

  private static DeploymentVersionId id(String deploymentName, String buildId) {
    return new DeploymentVersionId(new DeploymentName(deploymentName), new BuildId(buildId));
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
