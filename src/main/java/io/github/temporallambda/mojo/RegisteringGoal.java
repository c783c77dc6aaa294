package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.guard.ServerSecrets;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.parameter.RegistrationInput;
import io.github.temporallambda.mojo.parameter.Secret;
import io.github.temporallambda.mojo.parameter.SmokeInput;
import io.github.temporallambda.mojo.wiring.ReleaseInput;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.request.ReleaseMode;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A release goal that makes a Deployment Version and has it prove itself. */
public abstract class RegisteringGoal extends ReleaseGoal {

  private static final String EXTERNAL_ID_VARIABLE = "TEMPORAL_LAMBDA_EXTERNAL_ID";
  private static final String DEFAULT_TIME_LIMIT = "PT60S";

  /**
   * ARN of the IAM role that the Temporal server assumes to invoke the function; Temporal Cloud
   * demands one. Its external ID is never a parameter: it comes from the environment variable
   * <code>
   * TEMPORAL_LAMBDA_EXTERNAL_ID</code>, else from <code>&lt;externalId&gt;</code> in the <code>
   * &lt;configuration&gt;</code> of the <code>settings.xml</code> server <code>serverId</code>.
   * Default: role and external ID of the current version.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.INVOCATION_ROLE)
  @Nullable String invocationRole;

  /**
   * How long to wait until every task queue that the artifact polls is bound to the new version, as
   * an ISO-8601 duration longer than nothing.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.QUEUE_TIMEOUT, defaultValue = "PT5M")
  @Nullable String queueTimeout;

  /**
   * A workflow that the new version must complete before anything is routed to it, with the
   * elements <code>workflowType</code>, <code>taskQueue</code>, <code>input</code> (its only
   * argument, as JSON; default: no argument) and <code>timeLimit</code> (ISO-8601, from start to
   * close; default <code>PT60S</code>). It is terminated when it runs over. Default: none is
   * started.
   *
   * @since 0.1.0
   */
  @Parameter @Nullable SmokeParameters smoke;

  /**
   * Workflow type of the smoke workflow; the same as <code>workflowType</code> in <code>smoke
   * </code>, for the command line.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SMOKE_WORKFLOW_TYPE)
  @Nullable String smokeWorkflowType;

  /**
   * Task queue of the smoke workflow; the same as <code>taskQueue</code> in <code>smoke</code>, for
   * the command line.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SMOKE_TASK_QUEUE)
  @Nullable String smokeTaskQueue;

  /**
   * Argument of the smoke workflow, as JSON; the same as <code>input</code> in <code>smoke</code>,
   * for the command line.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SMOKE_INPUT)
  @Nullable String smokeInput;

  /**
   * Time limit of the smoke workflow, an ISO-8601 duration; the same as <code>timeLimit</code> in
   * <code>smoke</code>, for the command line.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SMOKE_TIME_LIMIT)
  @Nullable String smokeTimeLimit;

  /**
   * Development mode: writes the code to <code>$LATEST</code>, publishes nothing, and registers the
   * function's unqualified ARN under the one Build ID <code>dev</code>. Running executions change
   * their code with the write, Pinned ones too; all are replayed before. Neither git nor a clean
   * work tree is needed. Refused for a deployment or function of commits, which in turn refuse one
   * in development mode. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.DEVELOPMENT, defaultValue = "false")
  @Nullable String development;

  /** The registration; to be asked for after {@link ParameterReader#finish}. */
  protected final Supplier<RegistrationInput> registration(ParameterReader in) {
    Optional<String> role =
        in.optional(PropertyNames.INVOCATION_ROLE, invocationRole, Parsers::role);
    Optional<Secret> externalId = secret(in, EXTERNAL_ID_VARIABLE, ServerSecrets::externalId);
    Optional<Duration> timeout =
        in.required(PropertyNames.QUEUE_TIMEOUT, queueTimeout, Parsers::duration);
    Optional<SmokeInput> smokeWorkflow = smoke(in);
    return () -> new RegistrationInput(role, externalId, timeout.orElseThrow(), smokeWorkflow);
  }

  /** All that a registered release takes. */
  protected final Supplier<ReleaseInput> registering(ParameterReader in) {
    return registering(in, gate(in));
  }

  /** The same for a goal that reads no function, so that the handler must be given. */
  protected final Supplier<ReleaseInput> registeringWithHandler(ParameterReader in) {
    return registering(in, gateWithHandler(in));
  }

  private Supplier<ReleaseInput> registering(ParameterReader in, Supplier<GateInput> gate) {
    Supplier<RegistrationInput> registration = registration(in);
    ReleaseMode mode =
        in.flag(PropertyNames.DEVELOPMENT, development)
            ? new ReleaseMode.Development()
            : new ReleaseMode.Publishing();
    return release(in, gate, () -> Optional.of(registration.get()), mode);
  }

  /** For a goal that builds nothing: what concerns a module's own build must not be given. */
  protected final void refuseWhatIsOfAModule(ParameterReader in) {
    if (classifier != null) {
      in.add(ofAModule(PropertyNames.CLASSIFIER));
    }
    if (in.flag(PropertyNames.ALLOW_DIRTY, allowDirty)) {
      in.add(ofAModule(PropertyNames.ALLOW_DIRTY));
    }
    if (buildIdSource != null && !buildIdSource.equals(BuildIdSourceReading.COMMIT)) {
      in.add(ofAModule(PropertyNames.BUILD_ID_SOURCE));
    }
    if (!buildIdPaths.isEmpty()) {
      in.add(ofAModule(PropertyNames.BUILD_ID_PATHS));
    }
    if (in.flag(PropertyNames.DEVELOPMENT, development)) {
      in.add(ofAModule(PropertyNames.DEVELOPMENT));
    }
  }

  private Problem ofAModule(String parameter) {
    return Problem.configuration(
        parameter + " is about what a module builds, and " + goal() + " builds nothing.",
        "leave out -D" + parameter + ", or run mvn temporal-lambda:rollout in the module");
  }

  private Optional<SmokeInput> smoke(ParameterReader in) {
    SmokeParameters block = smoke == null ? new SmokeParameters() : smoke;
    String workflowType =
        in.either(PropertyNames.SMOKE_WORKFLOW_TYPE, smokeWorkflowType, block.workflowType);
    String taskQueue = in.either(PropertyNames.SMOKE_TASK_QUEUE, smokeTaskQueue, block.taskQueue);
    String input = in.either(PropertyNames.SMOKE_INPUT, smokeInput, block.input);
    String timeLimit = in.either(PropertyNames.SMOKE_TIME_LIMIT, smokeTimeLimit, block.timeLimit);
    boolean wanted =
        Stream.of(workflowType, taskQueue, input, timeLimit).anyMatch(Objects::nonNull);
    return wanted || smoke != null
        ? smoke(in, workflowType, taskQueue, input, timeLimit)
        : Optional.empty();
  }

  private static Optional<SmokeInput> smoke(
      ParameterReader in,
      @Nullable String workflowType,
      @Nullable String taskQueue,
      @Nullable String input,
      @Nullable String timeLimit) {
    Optional<String> type =
        in.required(PropertyNames.SMOKE_WORKFLOW_TYPE, workflowType, Parsers::text);
    Optional<String> queue = in.required(PropertyNames.SMOKE_TASK_QUEUE, taskQueue, Parsers::text);
    Optional<String> json = in.optional(PropertyNames.SMOKE_INPUT, input, Parsers::json);
    Optional<Duration> limit =
        in.required(
            PropertyNames.SMOKE_TIME_LIMIT,
            timeLimit == null ? DEFAULT_TIME_LIMIT : timeLimit,
            Parsers::duration);
    return type.flatMap(
        ofType ->
            queue.flatMap(on -> limit.map(within -> new SmokeInput(ofType, on, json, within))));
  }
}
