package io.github.temporallambda.action;

import io.github.temporallambda.action.ActionDefinition.Step;
import io.github.temporallambda.action.ActionResult.Conclusion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * One use of the action in a job: complete it with the fluent methods, then {@link #run}. As on
 * GitHub, the job's environment and the inputs reach it and nothing else of this machine does.
 */
final class ActionRun {

  /** What git allows as a branch's name, and whoever opens a pull request chooses. */
  static final String HOSTILE_BRANCH =
      "a\";$(touch${IFS}pwned)`touch${IFS}pwned`;'</pre><script>%0A##{IFS}&&";

  private final Path checkout;
  private final Path workspace;
  private final Path temporary;
  private final Map<String, String> with = new LinkedHashMap<>();
  private final Map<String, String> environment = new TreeMap<>();
  private BooleanSupplier cancel = () -> false;
  private BooleanSupplier timeUp = () -> false;

  private ActionRun(Path checkout, Path workspace, Path temporary) {
    this.checkout = checkout;
    this.workspace = workspace;
    this.temporary = temporary;
  }

  /**
   * A run on a push, of the action that lies in {@code checkout}.
   *
   * @param workspace what the job checked out
   * @param temporary the runner's directory for temporary files, outside of it
   */
  static ActionRun of(Path checkout, Path workspace, Path temporary) {
    ActionRun run = new ActionRun(checkout.toAbsolutePath(), workspace, temporary);
    for (String name : List.of("PATH", "HOME", "JAVA_HOME")) {
      String value = System.getenv(name);
      if (value != null) {
        run.environment(name, value);
      }
    }
    return run.environment("LANG", "C.UTF-8")
        .environment("CI", "true")
        .environment("GITHUB_ACTIONS", "true")
        .environment("GITHUB_WORKSPACE", workspace.toString())
        .environment("GITHUB_REPOSITORY", "acme/orders")
        .environment("GITHUB_SERVER_URL", "https://github.com")
        .environment("GITHUB_RUN_ID", "4711")
        .environment("GITHUB_ACTOR", "ada")
        .environment("GITHUB_REF", "refs/heads/" + HOSTILE_BRANCH)
        .environment("GITHUB_REF_NAME", HOSTILE_BRANCH)
        .environment("GITHUB_HEAD_REF", HOSTILE_BRANCH)
        .environment("GITHUB_ACTION_PATH", run.checkout.toString())
        .environment("RUNNER_OS", "Linux")
        .environment("RUNNER_TEMP", temporary.toString())
        .event("push", "{}");
  }

  /** Sets an input. */
  ActionRun with(String input, String value) {
    with.put(input, value);
    return this;
  }

  /** Adds a variable to the job's environment. */
  ActionRun environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Says which event started the workflow, and what its file holds. */
  ActionRun event(String name, String payload) {
    try {
      Path file =
          Files.writeString(Files.createDirectories(temporary).resolve("event.json"), payload);
      return environment("GITHUB_EVENT_NAME", name)
          .environment("GITHUB_EVENT_PATH", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The job is cancelled once this holds, if a step runs then. */
  ActionRun cancelWhen(BooleanSupplier condition) {
    cancel = condition;
    return this;
  }

  /**
   * The time of a step is up once this holds: it gets the signals of a job that is cancelled, and
   * has failed ({@code CompositeActionHandler.cs}, RunStepAsync).
   */
  ActionRun timeUpWhen(BooleanSupplier condition) {
    timeUp = condition;
    return this;
  }

  /** Executes all its steps. */
  ActionResult run() {
    ActionDefinition definition = ActionDefinition.read(checkout.resolve("action.yml"));
    Map<String, String> inputs = new HashMap<>();
    definition.inputs().forEach((name, input) -> inputs.put(name, input.defaultValue()));
    with.forEach(
        (name, value) -> {
          if (inputs.put(name, value) == null) {
            throw new IllegalArgumentException("unexpected input " + name);
          }
        });
    Steps steps = new Steps(new Expressions(inputs, new HashMap<>(), new HashMap<>()));
    definition.steps().forEach(steps::execute);
    return steps.result(definition);
  }

  /** The steps' run; what the runner does in {@code CompositeActionHandler.cs}. */
  private final class Steps {

    private final Expressions expressions;
    private final List<Annotation> annotations = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final StringBuilder summary = new StringBuilder();
    private final StringBuilder log = new StringBuilder();
    private Conclusion conclusion = Conclusion.SUCCESS;
    private boolean cancelled;

    Steps(Expressions expressions) {
      this.expressions = expressions;
    }

    void execute(Step step) {
      if (!Expressions.holds(step.condition(), conclusion == Conclusion.SUCCESS)) {
        return;
      }
      WorkflowCommands said = new WorkflowCommands();
      FileCommands files =
          FileCommands.in(temporary.resolve("_runner_file_commands-" + UUID.randomUUID()));
      boolean always = step.condition().isPresent();
      int exitCode = start(step, files, said).await(() -> !always && isEnded());
      if (exitCode != 0 && !(cancelled && !always)) {
        said.error("Process completed with exit code " + exitCode + ".");
      }
      conclude(step, exitCode, cancelled && !always);
      expressions.outputs().put(step.id(), files.outputs());
      annotations.addAll(said.annotations());
      commands.addAll(said.others());
      summary.append(files.summary());
      log.append(said.log());
      if (!files.sideEffects().isEmpty()) {
        throw new AssertionError("the action changes steps that follow: " + files.sideEffects());
      }
    }

    private StepProcess start(Step step, FileCommands files, WorkflowCommands said) {
      Map<String, String> all = new HashMap<>(environment);
      all.putAll(files.variables());
      step.environment().forEach((name, value) -> all.put(name, expressions.evaluate(value)));
      Path script = temporary.resolve(UUID.randomUUID() + ".sh");
      return StepProcess.start(expressions.evaluate(step.run()), script, workspace, all, said);
    }

    private boolean isEnded() {
      cancelled = cancelled || cancel.getAsBoolean();
      return cancelled || timeUp.getAsBoolean();
    }

    /** The worse of this step's result and those before. */
    private void conclude(Step step, int exitCode, boolean cancelledNow) {
      Conclusion own =
          cancelledNow
              ? Conclusion.CANCELLED
              : exitCode == 0 ? Conclusion.SUCCESS : Conclusion.FAILURE;
      expressions.outcomes().put(step.id(), own.name().toLowerCase(Locale.ROOT));
      conclusion = own.compareTo(conclusion) > 0 ? own : conclusion;
    }

    ActionResult result(ActionDefinition definition) {
      Map<String, String> outputs = new LinkedHashMap<>();
      definition
          .outputs()
          .forEach((name, output) -> outputs.put(name, expressions.evaluate(output.value())));
      return new ActionResult(
          conclusion, outputs, annotations, summary.toString(), log.toString(), commands);
    }
  }
}
