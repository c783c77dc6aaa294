package io.github.temporallambda.mojo.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.junit.jupiter.api.Test;

/** As Maven's own command line sets up its request. */
class MovingLinesTest {

  private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
  private final MavenSession session = session();

  @SuppressWarnings("deprecation") // Maven has no other constructor
  private MavenSession session() {
    request.setInteractiveMode(true);
    request.setLoggingLevel(MavenExecutionRequest.LOGGING_LEVEL_INFO);
    return new MavenSession(null, null, request, new DefaultMavenExecutionResult());
  }

  /** What {@code --no-transfer-progress} puts there; Maven tells it by the class alone. */
  private static final class QuietMavenTransferListener extends AbstractTransferListener {}

  private static final class ConsoleMavenTransferListener extends AbstractTransferListener {}

  @Test
  void atATerminalLinesMay() {
    assertThat(MovingLines.areAllowed(session)).isTrue();

    request.setTransferListener(new ConsoleMavenTransferListener());
    assertThat(MovingLines.areAllowed(session)).isTrue();

    request.setLoggingLevel(MavenExecutionRequest.LOGGING_LEVEL_DEBUG);
    assertThat(MovingLines.areAllowed(session)).isTrue();
  }

  @Test
  void withoutATerminalNoneDoes() {
    assertThat(MovingLines.terminal(session, null)).isEmpty();
  }

  @Test
  void inBatchModeNoneMay() {
    request.setInteractiveMode(false);

    assertThat(MovingLines.areAllowed(session)).isFalse();
  }

  @Test
  void withoutTransferProgressNoneMay() {
    request.setTransferListener(new QuietMavenTransferListener());

    assertThat(MovingLines.areAllowed(session)).isFalse();
  }

  @Test
  void whereMavenIsQuietNoneMay() {
    request.setLoggingLevel(MavenExecutionRequest.LOGGING_LEVEL_ERROR);

    assertThat(MovingLines.areAllowed(session)).isFalse();
  }

  @Test
  void whereSeveralModulesWriteAtOnceNoneMay() {
    session.setParallel(true);

    assertThat(MovingLines.areAllowed(session)).isFalse();
  }
}
