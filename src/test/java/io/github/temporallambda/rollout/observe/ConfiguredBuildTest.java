package io.github.temporallambda.rollout.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.lambda.ConfigurationChange;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.rollout.plan.Worlds;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.OnConfigurationChange;
import io.github.temporallambda.rollout.request.OnUnchanged;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.request.SameContent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The Build ID of content that was published with another configuration. */
class ConfiguredBuildTest {

  private static final ConfigurationChange MEMORY = new ConfigurationChange(List.of("MemorySize"));

  @Test
  void itIsReleasedUnderANumberBehindTheCommit() {
    ConfiguredBuild build = new ConfiguredBuild(request(release()));

    assertThat(named(build.changed(List.of(ours(1, "")), MEMORY))).hasToString("3f2c1a9b7d10-c1");
    assertThat(named(build.changed(List.of(ours(1, ""), ours(2, "-c1"), ours(3, "-c9")), MEMORY)))
        .hasToString("3f2c1a9b7d10-c10");
  }

  @Test
  void itKeepsItsNameWhereThatIsNotAskedFor() {
    ConfiguredBuild.Named named =
        new ConfiguredBuild(request(usual())).changed(List.of(ours(1, "")), MEMORY);

    assertThat(named.request()).isEqualTo(request(usual()));
    assertThat(named.change()).contains(MEMORY);
  }

  @Test
  void theBuildOfAnEarlierChangeIsFoundAgain() {
    ConfiguredBuild build = new ConfiguredBuild(request(usual()));
    FunctionVersion changed = ours(3, "-c1");

    assertThat(
            build.published(
                List.of(
                    ours(1, ""),
                    Worlds.marked(2, Worlds.THEIRS, Worlds.CONTENT),
                    changed,
                    Worlds.marked(4, Worlds.id("3f2c1a9b7d10-c2"), Worlds.OTHER_CONTENT),
                    Worlds.marked(5, Worlds.id("3f2c1a9b7d10-cold"), Worlds.CONTENT))))
        .as("the last change first")
        .containsExactly(changed, ours(1, ""));
    assertThat(named(build.as(changed))).hasToString("3f2c1a9b7d10-c1");
    assertThat(named(build.as(ours(1, "")))).isEqualTo(Worlds.OURS.buildId());
  }

  @Test
  void aBuildIdThatLeavesNoRoomForANumberStops() {
    RolloutRequest usual = request(release());
    Candidate candidate = usual.candidate();
    DeploymentVersionId id = Worlds.id("x".repeat(63));
    RolloutRequest tooLong =
        usual.of(new Candidate(id, candidate.commit(), candidate.artifact(), candidate.handler()));

    ConfiguredBuild.Named named =
        new ConfiguredBuild(tooLong).changed(List.of(Worlds.marked(1, id, Worlds.CONTENT)), MEMORY);

    assertThat(named.request()).isEqualTo(tooLong);
  }

  private static BuildId named(ConfiguredBuild.Named named) {
    return named.request().candidate().id().buildId();
  }

  private static FunctionVersion ours(long number, String suffix) {
    return Worlds.marked(number, Worlds.id(Worlds.OURS.buildId() + suffix), Worlds.CONTENT);
  }

  private static SameContent usual() {
    return SameContent.usual();
  }

  private static SameContent release() {
    return new SameContent(OnUnchanged.SKIP, OnConfigurationChange.RELEASE);
  }

  private static RolloutRequest request(SameContent sameContent) {
    return Worlds.request(
        Reach.ROUTE,
        new RolloutRequest.Options(
            false, false, false, new Provenance("someone", Optional.empty()), sameContent));
  }
}
