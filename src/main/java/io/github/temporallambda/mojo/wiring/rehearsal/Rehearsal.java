package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.deployment.WorkflowExecutions;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.JavaVersion;
import io.github.temporallambda.handler.Workspace;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.aws.TrustedRole;
import io.github.temporallambda.mojo.parameter.InnerMaven;
import io.github.temporallambda.mojo.parameter.RegistrationInput;
import io.github.temporallambda.mojo.parameter.RehearsalInput;
import io.github.temporallambda.mojo.parameter.RehearsedExecutions;
import io.github.temporallambda.mojo.parameter.Secret;
import io.github.temporallambda.mojo.wiring.LocalStacks;
import io.github.temporallambda.mojo.wiring.ReleaseInput;
import io.github.temporallambda.mojo.wiring.Surroundings;
import io.github.temporallambda.mojo.wiring.Wiring;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Release after release on this machine, on a stack that lives no longer than the rehearsal. */
public final class Rehearsal {

  private static final String NAMESPACE = "default";

  /** A function's cold start and a few activities, on a slow machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Surroundings surroundings;
  private final Narration narration;

  /** Rehearses within {@code surroundings}. */
  public Rehearsal(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.narration = new ConsoleNarration(surroundings.console());
  }

  /**
   * What a user asked for.
   *
   * @param release how to release, and the present artifact
   * @param course the releases and executions; a dry run plans the present artifact alone
   * @param maven how commits are built; asked for when there are any
   * @param temporalCli the server executable a user named
   */
  public record Wanted(
      ReleaseInput release,
      RehearsalInput course,
      Supplier<InnerMaven> maven,
      Optional<Path> temporalCli) {

    RehearsalInput reached() {
      return release.choices().dryRun() ? RehearsalInput.presentAlone() : course;
    }

    HandlerName handler() {
      return release
          .gate()
          .handler()
          .orElseThrow(() -> new IllegalStateException("handler is required"));
    }
  }

  /**
   * Builds what has to be built, starts the stack, creates the function as an account would have
   * it, releases, ends the stack.
   *
   * @throws ProblemException when a release does not go as expected, or executions do not
   */
  public void run(Wanted wanted) {
    RehearsalReports reports =
        new RehearsalReports(
            surroundings.reports().of(wanted.release().connection().deploymentName()));
    reports.clear();
    try {
      run(wanted, reports);
    } catch (ProblemException e) {
      reports.failed(e.problems());
      throw e;
    }
    reports.passed();
    surroundings.console().accept("Report " + surroundings.shown(reports.files().rolloutReport()));
    surroundings.console().accept("The local stack is ended; nothing of it is left.");
  }

  private void run(Wanted wanted, RehearsalReports reports) {
    try (Workspace workspace = Workspace.create()) {
      List<PreparedRelease> releases =
          new Candidates(surroundings, wanted, reports, steps()).prepare(workspace);
      try (LocalStack local = new LocalStacks(surroundings, narration).start(stack(wanted))) {
        run(wanted, releases, RehearsalStack.of(local), reports);
      }
    }
  }

  private void run(
      Wanted wanted,
      List<PreparedRelease> releases,
      RehearsalStack stack,
      RehearsalReports reports) {
    stack.create(
        new FunctionName(wanted.release().functionName()),
        wanted.handler(),
        JavaVersion.of(surroundings.javaExecutable()));
    try (TemporalConnection temporal = TemporalConnection.open(stack.temporal(), CONNECT_TIMEOUT)) {
      ReleaseRun run = new ReleaseRun(surroundings, wanted.release(), stack, temporal, reports);
      ExecutionRounds rounds =
          new ExecutionRounds(
              new WorkflowExecutions(temporal, Wiring.IDENTITY),
              stack.functionLog(),
              steps(),
              PATIENCE);
      ReleaseNames names = ReleaseNames.of(releases);
      List<RehearsedExecutions> executions = wanted.reached().executions();
      new Course(surroundings.console(), releases)
          .run(
              release -> run.run(release, narration),
              done -> rounds.after(done, executions, names),
              rounds::open);
    }
  }

  private Steps steps() {
    return new Steps(narration, surroundings.clock());
  }

  /** An old version's worker stays until its deadline: each release needs room of its own. */
  private static LocalStacks.Wanted stack(Wanted wanted) {
    int releases = wanted.reached().releases().size();
    return new LocalStacks.Wanted(
        wanted.temporalCli(),
        0,
        0,
        NAMESPACE,
        LocalStacks.Wanted.usualEnvironments() * releases,
        wanted.release().registration().flatMap(Rehearsal::role),
        wanted.release().bucket().map(LocalStacks.Bucket::of));
  }

  private static Optional<TrustedRole> role(RegistrationInput registration) {
    return registration
        .invocationRole()
        .map(role -> new TrustedRole(role, registration.externalId().map(Secret::value)));
  }
}
