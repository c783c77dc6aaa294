package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.rollout.Candidate;
import io.github.temporallambda.rollout.CommittedReplay;
import io.github.temporallambda.rollout.Gate;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The gate alone, offline, on what the module packages. */
public final class Replay {

  private static final String GOAL = "replay";
  private static final String NAMESPACE = "default";

  private final Surroundings surroundings;
  private final Wiring wiring;

  /** Replays within {@code surroundings}. */
  public Replay(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.wiring = new Wiring(surroundings);
  }

  /** Replays the committed histories. A dirty work tree is no hindrance: nothing is released. */
  public void run(DeploymentName deploymentName, GateInput input, Path file) {
    HandlerName handler =
        input.handler().orElseThrow(() -> new IllegalStateException("handler is required"));
    ReportFiles files = wiring.reports(deploymentName);
    Preparation preparation = new Preparation(surroundings.clock());
    Supplier<Candidate> prepared =
        wiring.candidate(preparation, deploymentName, file, Optional.of(handler), true);
    preparation.finish(GOAL, deploymentName, files);
    Candidate candidate = prepared.get();
    Narration narration = new ConsoleNarration(surroundings.console());
    ReplayGate replayGate = new ReplayGate(new ProgressLines(narration, surroundings.clock()));
    new CommittedReplay(replayGate, narration, files, surroundings.clock())
        .run(
            new Gate.Job(
                candidate.artifact(), handler, candidate.id(), NAMESPACE, wiring.gate(input)));
    surroundings.console().accept("Report " + surroundings.shown(files.rolloutReport()));
  }
}
