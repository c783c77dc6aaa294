package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.it.BuiltSample;
import io.github.temporallambda.it.Snapshot;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.request.OnConfigurationChange;
import io.github.temporallambda.rollout.request.OnUnchanged;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.request.SameContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same content again: by another commit, with another configuration, after another publisher.
 */
@ExtendWith(LocalStackExtension.class)
class SameContentIT {

  private static final SameContent RELEASING =
      new SameContent(OnUnchanged.RELEASE, OnConfigurationChange.RELEASE);

  @TempDir Path temporary;

  @Test
  void anotherCommitOfTheSameContentLeavesAllAsItIsUnlessToldTo(LocalStack stack)
      throws IOException {
    String name = "same-content";
    try (ReleaseStand stand = ReleaseStand.on(stack, name)) {
      Path zip = BuiltSample.polling(name, temporary.resolve("s")).zip("one");
      stand.run(stand.publishing("b1", zip));
      Snapshot before = stand.bench().snapshot();

      stand.run(stand.publishing("b2", zip));

      assertThat(stand.report().outcome()).isEqualTo(RunOutcome.UNCHANGED);
      assertThat(stand.steps()).containsExactly("connect done", "plan already-done");
      assertThat(stand.console())
          .contains("same-content:b1 holds this content and keeps running")
          .contains("-Dtemporal-lambda.onUnchanged=release");
      assertThat(stand.bench().snapshot()).isEqualTo(before);

      stand.run(stand.publishing("b2", zip, RELEASING));

      assertThat(stand.report().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
      assertThat(current(stand)).isEqualTo("b2");
    }
  }

  @Test
  void aChangedConfigurationStopsAndIsReleasedUnderABuildIdOfItsOwn(LocalStack stack)
      throws IOException {
    String name = "same-commit";
    try (ReleaseStand stand = ReleaseStand.on(stack, name)) {
      Path zip = BuiltSample.polling(name, temporary.resolve("s")).zip("one");
      stand.run(stand.publishing("b1", zip));
      changeMemory(stand, 1024);
      stand.bench().account().configure(name, Map.of("DB_PASSWORD", "hunter2"));
      Snapshot before = stand.bench().snapshot();

      assertThat(stand.refused(() -> stand.run(stand.publishing("b1", zip))))
          .contains("was changed since same-commit:b1 was published")
          .contains("Environment.DB_PASSWORD", "MemorySize")
          .doesNotContain("hunter2");
      assertThat(stand.bench().snapshot()).isEqualTo(before);

      stand.run(stand.publishing("b1", zip, RELEASING));

      assertThat(current(stand)).isEqualTo("b1-c1");
      assertThat(stand.report().release().functionArn().orElseThrow().functionVersion())
          .isEqualTo(2);
      assertThat(stand.bench().account().published(name))
          .extracting(version -> version.memorySize())
          .containsExactly(512, 1024);

      stand.run(stand.publishing("b1", zip));
      assertThat(stand.report().outcome()).isEqualTo(RunOutcome.UNCHANGED);
      assertThat(stand.report().release().label()).contains("b1-c1");
      assertThat(stand.console()).doesNotContain("hunter2");
    }
  }

  @Test
  void whatAnEndedRunPublishedIsFoundWhoeverPublishedSince(LocalStack stack) throws IOException {
    String name = "same-build";
    try (ReleaseStand stand = ReleaseStand.on(stack, name)) {
      Path zip = BuiltSample.polling(name, temporary.resolve("s")).zip("one");
      stand.run(publishedOnly(stand.publishing("b1", zip)));
      changeMemory(stand, 1024);
      String foreign = stand.bench().account().publish(name, "by hand");
      changeMemory(stand, 512);

      stand.run(stand.publishing("b1", zip));

      assertThat(foreign).endsWith(":2");
      assertThat(stand.steps()).contains("publish already-done", "set-current done");
      assertThat(current(stand)).isEqualTo("b1");
      assertThat(stand.report().release().functionArn().orElseThrow().functionVersion())
          .isEqualTo(1);
      assertThat(stand.bench().account().published(name)).hasSize(2);
    }
  }

  private static RolloutRequest publishedOnly(RolloutRequest request) {
    return new RolloutRequest(
        "publish",
        Reach.PUBLISH,
        request.candidate(),
        request.function(),
        request.target(),
        request.gate(),
        request.proof(),
        request.options());
  }

  private static void changeMemory(ReleaseStand stand, int megabytes) {
    var unused =
        stand
            .bench()
            .account()
            .lambda()
            .updateFunctionConfiguration(
                update -> update.functionName(stand.bench().name()).memorySize(megabytes));
    stand.bench().account().configure(stand.bench().name(), Map.of());
  }

  private static String current(ReleaseStand stand) {
    return stand.report().routing().after().orElseThrow().current().orElseThrow().buildId().value();
  }
}
