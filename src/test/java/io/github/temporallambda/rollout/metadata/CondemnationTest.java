package io.github.temporallambda.rollout.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.rollout.plan.Worlds;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CondemnationTest {

  private static final Condemnation MARK =
      new Condemnation(Optional.of(Instant.parse("2026-11-22T10:00:00Z")), "orders stuck", "ada");

  @Test
  void whatWasWrittenIsReadBack() {
    assertThat(found(MARK.entries())).contains(MARK);
    assertThat(Condemnation.keysOn(version(MARK.entries()))).isEqualTo(MARK.entries().keySet());
  }

  @Test
  void versionThatNobodyCondemnedHasNoMark() {
    assertThat(found(Map.of("temporal-lambda/commit", "3f2c1a9b"))).isEmpty();
  }

  @Test
  void garbledMarkIsStillAMark() {
    assertThat(found(Map.of("temporal-lambda/condemned-at", "last night")))
        .contains(new Condemnation(Optional.empty(), "not told", "not told"));
    assertThat(found(Map.of("temporal-lambda/condemned-reason", " "))).isPresent();
  }

  @Test
  void noteOfARollbackThatWasCutShortIsNoMarkButAnObjection() {
    Map<String, String> note = Map.of("temporal-lambda/rolling-back-to/3f2c1a9b7d10", "ada");

    assertThat(found(note)).isEmpty();
    assertThat(Condemnation.objection(version(note)))
        .contains("a rollback from it to 3f2c1a9b7d10 was cut short");
    assertThat(Condemnation.objection(version(MARK.entries())))
        .contains("condemned " + MARK.says());
    assertThat(Condemnation.objection(version(Map.of()))).isEmpty();
    assertThat(Condemnation.keysOn(version(note))).isEqualTo(note.keySet());
  }

  @Test
  void saysWhenWhoAndWhy() {
    assertThat(MARK.says()).isEqualTo("on 2026-11-22T10:00:00Z by ada: orders stuck");
  }

  @Test
  void markWithoutReasonCannotBeMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Condemnation(Optional.empty(), " ", "ada"));
  }

  private static Optional<Condemnation> found(Map<String, String> metadata) {
    return Condemnation.of(version(metadata));
  }

  private static DeploymentVersion version(Map<String, String> metadata) {
    return Worlds.registered(Worlds.OURS, Optional.empty(), metadata);
  }
}
