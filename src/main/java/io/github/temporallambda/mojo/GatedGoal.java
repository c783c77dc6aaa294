package io.github.temporallambda.mojo;

import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.problem.Problem;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that replays histories on the code it is about, before it changes anything. */
public abstract class GatedGoal extends ConnectedGoal {

  private static final String DEFAULT_HISTORIES = "src/test/histories";

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
   * the forked JVM on this machine. Only in the POM; default: none.
   *
   * @since 0.1.0
   */
  @Parameter Map<String, String> replayEnvironment = Map.of();

  /**
   * Names of environment variables that the handler inherits from Maven while it replays, separated
   * by commas; each must be set. Otherwise it sees none of Maven's. Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.REPLAY_INHERIT_ENVIRONMENT)
  List<String> replayInheritEnvironment = List.of();

  /**
   * How long the replay may take in all, as an ISO-8601 duration longer than nothing.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.REPLAY_TIMEOUT, defaultValue = "PT10M")
  @Nullable String replayTimeout;

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
    Map<String, String> environment = environment(in);
    Optional<Duration> timeout =
        in.required(PropertyNames.REPLAY_TIMEOUT, replayTimeout, Parsers::duration);
    return () -> new GateInput(name, directory, environment, timeout.orElseThrow());
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

  private Map<String, String> environment(ParameterReader in) {
    Map<String, String> all = new HashMap<>(replayEnvironment);
    for (String name : replayInheritEnvironment) {
      environmentVariable(name)
          .ifPresentOrElse(
              value -> all.put(name, value),
              () ->
                  in.add(
                      Problem.configuration(
                          PropertyNames.REPLAY_INHERIT_ENVIRONMENT
                              + ": the environment has no variable '"
                              + name
                              + "'.",
                          "set it before Maven is started, or leave it out of the list")));
    }
    return all;
  }
}
