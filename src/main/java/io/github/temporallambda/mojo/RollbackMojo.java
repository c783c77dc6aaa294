package io.github.temporallambda.mojo;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.mojo.guard.GivenProperties;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.parameter.RollbackInput;
import io.github.temporallambda.mojo.wiring.GoBack;
import io.github.temporallambda.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Goes back to the version that was last current before and that no rollback has left, and marks
 * the one that is left as condemned. While a ramp stands, it is the ramp that is taken back.
 *
 * <p>Gated in reverse: the older version's code is fetched from Lambda, and the executions that
 * would move back are replayed on it. Those that would break are pinned to the version they have
 * progressed on before the routing changes; everything else moves back. The handler is the older
 * version's own and recorded histories are not replayed, whatever <code>handler</code> and <code>
 * histories</code> say. What selects executions elsewhere (<code>maxHistories</code>, <code>
 * sampleSeed</code>, <code>since</code>, <code>query</code>, <code>workflowTypes</code>, <code>
 * closed</code>) is refused on the command line; what a POM says of it for other goals is not
 * heeded, with a warning. Needs AWS and Temporal, and no project. Each run goes one back, unless
 * <code>from</code> names the version to leave: then running it twice is safe.
 *
 * <pre>mvn temporal-lambda:rollback -Dtemporal-lambda.deploymentName=orders</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "rollback", requiresProject = false, requiresOnline = true, threadSafe = true)
public final class RollbackMojo extends WritingGoal {

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_ROLLBACK, defaultValue = "false")
  @Nullable String rollbackSkip;

  /**
   * The Build ID of the version to go back to; it must have been current before. Default: the one
   * that was last current before and is not condemned, by the server's own times.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.BUILD_ID)
  @Nullable String buildId;

  /**
   * The Build ID of the version to leave. Where it is neither current nor ramping, it was left
   * already and the routing stays as it is. Default: the ramping version, or else the current one.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.FROM)
  @Nullable String from;

  /**
   * What to do about executions that do not replay on the older version: <code>rescue</code> pins
   * exactly those to the version they have progressed on, <code>stop</code> stops before anything
   * is written, <code>move</code> moves them all the same.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.ON_INCOMPATIBLE, defaultValue = "rescue")
  @Nullable String onIncompatible;

  /**
   * Moves Pinned executions that would stay on the version that is left, where they replay on the
   * older one, by pinning them to that. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.MOVE_STRANDED, defaultValue = "false")
  @Nullable String moveStranded;

  /**
   * Why; kept with the version that is left, for everybody to read.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.REASON, defaultValue = "rolled back")
  @Nullable String reason;

  @Override
  protected Work prepare(ParameterReader in) {
    Supplier<ConnectionInput> connection = connection(in);
    Supplier<GateInput> gate = gate(in);
    Supplier<RollbackInput> input = input(in);
    List<String> unheeded = unheeded(in);
    return () ->
        new GoBack(surroundings()).run(connection.get(), gate.get(), input.get(), unheeded);
  }

  /**
   * The parameters that a POM shares with goals which replay some executions: this one replays all
   * that would move back. Who asks this goal to leave some out is told that it does not.
   */
  List<String> unheeded(ParameterReader in) {
    Set<String> given = GivenProperties.of(session).values().keySet();
    List<String> selecting = selecting();
    List<String> asked = selecting.stream().filter(given::contains).toList();
    if (!asked.isEmpty()) {
      in.add(
          Problem.configuration(
              asked.stream().map(name -> "-D" + name).collect(Collectors.joining(", "))
                  + ": a rollback replays every execution that would move back, and no other; one"
                  + " that is left out could not be rescued.",
              "leave out what selects executions"));
    }
    return selecting.stream()
        .filter(name -> !given.contains(name))
        .map(PropertyNames::elementOf)
        .toList();
  }

  /** What was asked for; to be asked for after {@link ParameterReader#finish}. */
  Supplier<RollbackInput> input(ParameterReader in) {
    Optional<BuildId> leave = in.optional(PropertyNames.FROM, from, BuildId::new);
    Optional<BuildId> target = in.optional(PropertyNames.BUILD_ID, buildId, BuildId::new);
    boolean retry = retryRolledBack(in);
    Optional<String> choice =
        in.required(
            PropertyNames.ON_INCOMPATIBLE,
            onIncompatible,
            raw -> Parsers.oneOf(raw, List.of("rescue", "stop", "move")));
    boolean moves = in.flag(PropertyNames.MOVE_STRANDED, moveStranded);
    Optional<String> why = in.required(PropertyNames.REASON, reason, Parsers::text);
    boolean claims = claimManager(in);
    boolean dry = dryRun(in);
    return () ->
        new RollbackInput(
            leave, target, retry, choice.orElseThrow(), moves, why.orElseThrow(), claims, dry);
  }

  @Override
  protected @Nullable String goalSkip() {
    return rollbackSkip;
  }
}
