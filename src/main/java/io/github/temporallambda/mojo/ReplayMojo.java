package io.github.temporallambda.mojo;

import io.github.temporallambda.buildid.BuildIdSource;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.wiring.ReleaseInput;
import io.github.temporallambda.mojo.wiring.Replay;
import io.github.temporallambda.problem.Problem;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Replays the committed histories on the packaged artifact, offline, and fails the build when one
 * does not fit.
 *
 * <p>Starts the artifact's own handler in a JVM that reaches nothing but the replay; no test code
 * is needed. Reaches neither AWS nor Temporal, also where their addresses are set, unless <code>
 * live</code> asks for the running executions.
 *
 * <pre>mvn verify</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "replay", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReplayMojo extends ReleaseGoal {

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_REPLAY, defaultValue = "false")
  @Nullable String replaySkip;

  /**
   * Replays the running executions that this artifact would move as well, read from Temporal as the
   * address and namespace say. Needs the network. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.LIVE, defaultValue = "false")
  @Nullable String live;

  /**
   * Replays although nothing changed since all histories passed: the artifact's content, its Build
   * ID, the histories, what the handler finds while it replays, the JDK, the limits and this plugin
   * are the same, and the reports of that replay are still there. With <code>live</code> it is
   * always replayed. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.REPLAY_FORCE, defaultValue = "false")
  @Nullable String replayForce;

  @Override
  protected Work prepare(ParameterReader in) {
    return in.flag(PropertyNames.LIVE, live) ? prepareLive(in) : prepareOffline(in);
  }

  private Work prepareLive(ParameterReader in) {
    if (session.isOffline()) {
      in.add(
          Problem.configuration(
              PropertyNames.LIVE + " needs the network, and Maven was told to be offline.",
              "leave out -o, or -D" + PropertyNames.LIVE));
    }
    Supplier<ConnectionInput> connection = connection(in);
    Supplier<GateInput> gate = gateWithHandler(in);
    Supplier<Path> file = packagedFile(in);
    Supplier<BuildIdSource> source = buildIdSource(in);
    return () ->
        new Replay(surroundings())
            .runLive(
                connection.get(), gate.get(), new ReleaseInput.Built(file.get(), source.get()));
  }

  private Work prepareOffline(ParameterReader in) {
    Supplier<DeploymentName> deployment = deployment(in);
    Supplier<GateInput> gate = gateWithHandler(in);
    Supplier<Path> file = packagedFile(in);
    boolean force = in.flag(PropertyNames.REPLAY_FORCE, replayForce);
    Supplier<BuildIdSource> source = buildIdSource(in);
    return () ->
        new Replay(surroundings())
            .run(
                deployment.get(),
                gate.get(),
                new ReleaseInput.Built(file.get(), source.get()),
                force);
  }

  @Override
  protected boolean releases() {
    return false;
  }

  @Override
  protected @Nullable String goalSkip() {
    return replaySkip;
  }
}
