package io.github.temporallambda.mojo;

import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.mojo.guard.TestClassPath;
import io.github.temporallambda.mojo.parameter.ForkInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.GivenEnvironment;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.gate.OnInconclusive;
import io.github.temporallambda.rollout.gate.StandIn;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** A goal that replays histories on the code it is about, before it changes anything. */
public abstract class GatedGoal extends SelectingGoal {

  private static final String DEFAULT_HISTORIES = "src/test/histories";
  private static final int USUAL_MOST = 1000;

  @Inject ProjectDependenciesResolver dependencies;

  /**
   * The handler as Lambda takes it: <code>pkg.Class</code> or <code>pkg.Class::method</code>, at
   * most 128 characters. Default: the handler in the function's configuration; goals that read no
   * function need it.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.HANDLER)
  @Nullable String handler;

  /**
   * A handler to start in the gate, and nowhere else, instead of the function's own: for a function
   * whose own one cannot start on this machine. Written as <code>handler</code> is; may lie in the
   * module's test classes, which are then behind the artifact on the class path, with the
   * dependencies of scope <code>test</code>. It has to register the same workflows and announce the
   * same version; the report says that it stood in. Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.REPLAY_HANDLER)
  @Nullable String replayHandler;

  /**
   * The function's layers, in its order, separated by commas: zips, directories that hold what a
   * layer's zip would, or single jars. Their <code>java/lib/*.jar</code> are behind the artifact on
   * the class path while it replays, as in Lambda. Default: none; those in a function's
   * configuration cannot be seen from here.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.LAYERS)
  List<File> layers = List.of();

  /**
   * Directory of recorded workflow histories that are replayed. Must exist when given. Default:
   * <code>src/test/histories</code> of the module; where that is missing, or there is no project,
   * none.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.HISTORIES)
  @Nullable File histories;

  /**
   * Further environment variables for the handler while it replays, by name. They reach nothing but
   * the forked JVM on this machine; names of credentials are refused. Only in the POM; default:
   * none.
   *
   * @since 0.1.0
   */
  @Parameter Map<String, String> replayEnvironment = Map.of();

  /**
   * Names of environment variables that the handler inherits from Maven while it replays, separated
   * by commas; each must be set, and none may hold credentials. Otherwise it sees none of Maven's.
   * Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.REPLAY_INHERIT_ENVIRONMENT)
  List<String> replayInheritEnvironment = List.of();

  /**
   * How long the replay of one history may take, as an ISO-8601 duration longer than nothing. One
   * that takes longer is replayed once more, alone, and then counts as not replayable.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.REPLAY_TIMEOUT, defaultValue = "PT30S")
  @Nullable String replayTimeout;

  /**
   * How long the replay of all histories may take, as an ISO-8601 duration not shorter than <code>
   * replayTimeout</code>. What is not replayed by then is inconclusive, not a pass.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.GATE_TIMEOUT, defaultValue = "PT10M")
  @Nullable String gateTimeout;

  /** The gate; to be asked for after {@link ParameterReader#finish}. */
  protected final Supplier<GateInput> gate(ParameterReader in) {
    Optional<HandlerName> name = in.optional(PropertyNames.HANDLER, handler, HandlerName::new);
    return gate(in, name);
  }

  /** The gate of a goal that reads no function and must therefore be told the handler. */
  protected final Supplier<GateInput> gateWithHandler(ParameterReader in) {
    Optional<HandlerName> name = in.required(PropertyNames.HANDLER, handler, HandlerName::new);
    return gate(in, name);
  }

  private Supplier<GateInput> gate(ParameterReader in, Optional<HandlerName> name) {
    Optional<Path> directory = histories(in);
    Supplier<ForkInput> fork = fork(in);
    Supplier<GateInput.Limits> limits = limits(in);
    Supplier<ExecutionSelection> selection = selection(in, USUAL_MOST);
    OnInconclusive choice = onInconclusive(in);
    return () -> new GateInput(name, directory, selection.get(), fork.get(), limits.get(), choice);
  }

  /** What becomes of what could not be tried; a goal that releases nothing does not choose. */
  protected OnInconclusive onInconclusive(ParameterReader in) {
    return OnInconclusive.STOP;
  }

  private Supplier<ForkInput> fork(ParameterReader in) {
    Map<String, String> environment =
        new GivenEnvironment(in, this::environmentVariable)
            .read(replayEnvironment, replayInheritEnvironment);
    List<Path> existing =
        layers.stream()
            .flatMap(layer -> in.file(PropertyNames.LAYERS, layer, Parsers::existingPath).stream())
            .toList();
    Optional<HandlerName> standIn =
        in.optional(PropertyNames.REPLAY_HANDLER, replayHandler, HandlerName::new);
    return () -> new ForkInput(environment, existing, standIn.map(this::standIn));
  }

  private StandIn standIn(HandlerName name) {
    return new StandIn(name, new TestClassPath(dependencies, session).of(project));
  }

  private Supplier<GateInput.Limits> limits(ParameterReader in) {
    Optional<Duration> perHistory =
        in.required(PropertyNames.REPLAY_TIMEOUT, replayTimeout, Parsers::duration);
    Optional<Duration> whole =
        in.required(PropertyNames.GATE_TIMEOUT, gateTimeout, Parsers::duration);
    if (perHistory.isPresent()
        && whole.isPresent()
        && perHistory.get().compareTo(whole.get()) > 0) {
      in.add(
          Problem.configuration(
              PropertyNames.REPLAY_TIMEOUT
                  + ": one history may take "
                  + perHistory.get()
                  + ", and all together "
                  + whole.get()
                  + ".",
              "allow more for all with -D" + PropertyNames.GATE_TIMEOUT + "=…, or less for one"));
    }
    return () -> new GateInput.Limits(perHistory.orElseThrow(), whole.orElseThrow());
  }

  private Optional<Path> histories(ParameterReader in) {
    if (histories != null) {
      return in.file(PropertyNames.HISTORIES, histories, Parsers::existingDirectory);
    }
    return Optional.ofNullable(project.getBasedir())
        .map(basedir -> new File(basedir, DEFAULT_HISTORIES))
        .filter(File::isDirectory)
        .map(File::toPath);
  }
}
