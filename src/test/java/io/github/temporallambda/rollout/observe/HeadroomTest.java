package io.github.temporallambda.rollout.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.deployment.ConflictToken;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.lambda.CodeStorage;
import io.github.temporallambda.lambda.ReservedConcurrency;
import io.github.temporallambda.rollout.plan.Worlds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadroomTest {

  private static final Optional<ReservedConcurrency> UNRESERVED =
      Optional.of(new ReservedConcurrency(Optional.empty()));

  @Test
  void aFunctionThatIsThrottledOffIsReleasedToByNobody() {
    Headroom off = with(Optional.of(new ReservedConcurrency(Optional.of(0))));
    Headroom one = with(Optional.of(new ReservedConcurrency(Optional.of(1))));

    assertThat(off.problems()).hasSize(1);
    assertThat(off.problems().get(0).render())
        .contains("reserved concurrency of 0", "delete-function-concurrency");
    assertThat(one.problems()).isEmpty();
    assertThat(one.warnings()).isEmpty();
  }

  @Test
  void whatCouldNotBeReadIsToldAndStopsNobody() {
    Headroom unread =
        new Headroom(
            Worlds.goodFunction(),
            Optional.empty(),
            Optional.of(new Headroom.Publishing(1, Optional.empty())),
            Optional.of(new Headroom.Registering(Optional.empty(), OptionalLong.empty())));

    assertThat(unread.problems()).isEmpty();
    assertThat(unread.warnings()).hasSize(3).allMatch(line -> line.contains("could not be read"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 79, false, false",
    "70, 10, true, false",
    "90, 10, true, false",
    "91, 10, true, true",
    "200, 0, true, true"
  })
  void codeStorageCountsTheVersionThatIsToCome(
      long used, long bytes, boolean warns, boolean stops) {
    Headroom headroom =
        new Headroom(
            Worlds.goodFunction(),
            UNRESERVED,
            Optional.of(new Headroom.Publishing(bytes, Optional.of(new CodeStorage(used, 100)))),
            Optional.empty());

    assertThat(headroom.warnings().isEmpty()).isNotEqualTo(warns);
    assertThat(headroom.problems().isEmpty()).isNotEqualTo(stops);
    assertThat(headroom.problems())
        .allMatch(problem -> problem.render().contains("--qualifier NUMBER"));
  }

  @ParameterizedTest
  @CsvSource({"79, false", "80, true", "99, true", "100, true", "101, false"})
  void bothLimitsOfAHundredAreWarnedOfAndStopNobodySinceTheyMayBeSetOtherwise(
      int count, boolean warns) {
    Headroom ofVersions = registering(Optional.of(routing(count)), 0);
    Headroom ofControllers = registering(Optional.empty(), count);

    for (Headroom headroom : List.of(ofVersions, ofControllers)) {
      assertThat(headroom.warnings()).hasSize(warns ? 1 : 0);
      assertThat(headroom.problems()).isEmpty();
    }
  }

  @Test
  void atTheLimitTheVersionsAreNamedThatTheServerWouldMakeRoomWith() {
    assertThat(registering(Optional.of(routing(100)), 0).warnings())
        .singleElement()
        .asString()
        .contains("100 versions of this deployment, of 100 unless the operator set")
        .contains("silently deletes one that nothing runs on (b2, b4, b6, b8, b10)")
        .contains("delete drained versions before");
    assertThat(registering(Optional.empty(), 100).warnings())
        .singleElement()
        .asString()
        .contains("workercontroller.maxInstances", "registers no further one");
  }

  private static Headroom with(Optional<ReservedConcurrency> concurrency) {
    return new Headroom(Worlds.goodFunction(), concurrency, Optional.empty(), Optional.empty());
  }

  private static Headroom registering(Optional<RoutingState> routing, long controllers) {
    return new Headroom(
        Worlds.goodFunction(),
        UNRESERVED,
        Optional.empty(),
        Optional.of(new Headroom.Registering(routing, OptionalLong.of(controllers))));
  }

  /** Newest first, as the server tells them; every other one is drained. */
  private static RoutingState routing(int versions) {
    return new RoutingState(
        new DeploymentName("orders"),
        Optional.empty(),
        Optional.empty(),
        new ConflictToken("dG9rZW4="),
        true,
        "",
        "",
        IntStream.range(0, versions).mapToObj(i -> version(versions - i)).toList());
  }

  private static DeploymentVersionSummary version(int number) {
    Optional<Instant> created = Optional.of(Instant.ofEpochSecond(1_000 + number));
    Optional<Instant> never = Optional.empty();
    return new DeploymentVersionSummary(
        "b" + number,
        number % 2 == 0 ? DeploymentVersionStatus.DRAINED : DeploymentVersionStatus.DRAINING,
        new DeploymentVersionTimes(created, never, never, never, never, never, never),
        Optional.empty());
  }
}
