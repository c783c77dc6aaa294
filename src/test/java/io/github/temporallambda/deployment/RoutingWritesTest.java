package io.github.temporallambda.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.grpc.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A change whose answer tells nothing, and what is read after it. */
class RoutingWritesTest {

  private static final DeploymentVersionId WANTED =
      new DeploymentVersionId(new DeploymentName("orders"), new BuildId("b2"));
  private static final DeploymentVersionId OTHER =
      new DeploymentVersionId(new DeploymentName("orders"), new BuildId("b1"));

  @Test
  void unclearChangeThatWeMadeIsMade() {
    RoutingState ours = current(WANTED, "we");

    assertThat(unclear(ours)).isEqualTo(ours);
  }

  @Test
  void sameChangeThatSomebodyElseMadeIsTheirs() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> unclear(current(WANTED, "a person")))
        .withMessageContaining("last changed by a person")
        .matches(told -> told.problems().get(0).kind() == ProblemKind.CONFLICT);
  }

  @Test
  void unclearChangeThatIsNotThereWasNotMade() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> unclear(current(OTHER, "we")))
        .matches(told -> told.problems().get(0).kind() == ProblemKind.REMOTE);
  }

  @Test
  void sameChangeThatTheServerTookIsMadeWhoeverMadeItFirst() {
    RoutingState theirs = current(WANTED, "a person");

    assertThat(write(theirs, () -> {})).isEqualTo(theirs);
  }

  private static RoutingState unclear(RoutingState after) {
    return write(
        after,
        () -> {
          throw Status.RESOURCE_EXHAUSTED
              .withDescription("too many requests issued to Worker Deployment 'orders'")
              .asRuntimeException();
        });
  }

  private static RoutingState write(RoutingState after, Runnable call) {
    return new RoutingWrites(TemporalTarget.of("127.0.0.1:7233", "default"), "we", name -> after)
        .write(new RoutingChange.SetCurrent(WANTED), call, state -> state.isCurrent(WANTED));
  }

  private static RoutingState current(DeploymentVersionId id, String lastModifier) {
    return new RoutingState(
        id.deploymentName(),
        Optional.of(id),
        Optional.empty(),
        new ConflictToken("dG9rZW4="),
        true,
        lastModifier,
        "",
        List.of());
  }
}
