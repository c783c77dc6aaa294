package io.github.temporallambda.rollout.run;

import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.deployment.BindingPace;
import io.github.temporallambda.deployment.ControllerHistory;
import io.github.temporallambda.deployment.PinnedOverrides;
import io.github.temporallambda.deployment.QueueBinding;
import io.github.temporallambda.deployment.RunningControllers;
import io.github.temporallambda.deployment.SmokeWorkflow;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.ReadingPace;
import io.github.temporallambda.history.ReadingProgress;
import io.github.temporallambda.lambda.AwsSettings;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.lambda.LambdaProgress;
import io.github.temporallambda.problem.StopRequest;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What a run talks to: one connection to Temporal and one to Lambda. */
public final class Connections implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final TemporalConnection temporal;
  private final LambdaFunctions functions;
  private final Settings settings;
  private final Progress progress;
  private final RandomGenerator random;

  private Connections(
      TemporalConnection temporal,
      LambdaFunctions functions,
      Settings settings,
      Progress progress,
      RandomGenerator random) {
    this.temporal = temporal;
    this.functions = functions;
    this.settings = settings;
    this.progress = progress;
    this.random = random;
  }

  /**
   * How to reach both.
   *
   * @param temporal the Temporal frontend
   * @param aws Lambda
   * @param identity who we are to Temporal; the same in every run, since the server takes a
   *     repeated change for done only from the same identity
   * @param functionLog where what the function printed is to be found
   * @param stop what may ask the run to stop
   */
  public record Settings(
      TemporalSettings temporal,
      AwsSettings aws,
      String identity,
      FunctionLog functionLog,
      StopRequest stop) {

    /** Of a run that nothing asks to stop. */
    public Settings(
        TemporalSettings temporal, AwsSettings aws, String identity, FunctionLog functionLog) {
      this(temporal, aws, identity, functionLog, new StopRequest());
    }

    /** A copy for a run that may be asked to stop. */
    public Settings heeding(StopRequest request) {
      return new Settings(temporal, aws, identity, functionLog, request);
    }
  }

  /** Hears of what takes long on either side. */
  public interface Progress extends LambdaProgress, ReadingProgress {}

  /**
   * Connects, and checks that Temporal answers and knows the namespace.
   *
   * @param random makes the ids of smoke workflows unique
   */
  public static Connections open(Settings settings, Progress progress, RandomGenerator random) {
    TemporalConnection temporal = TemporalConnection.open(settings.temporal(), CONNECT_TIMEOUT);
    try {
      LambdaFunctions functions = LambdaFunctions.open(settings.aws(), progress, settings.stop());
      return new Connections(temporal, functions, settings, progress, random);
    } catch (RuntimeException e) {
      temporal.close();
      throw e;
    }
  }

  /** The namespace that is released to. */
  public TemporalTarget target() {
    return temporal.target();
  }

  /** Temporal's Worker Deployments. */
  public WorkerDeployments deployments() {
    return new WorkerDeployments(temporal, settings.identity(), settings.stop());
  }

  /** What may ask the run to stop. */
  public StopRequest stop() {
    return settings.stop();
  }

  /** What was reached, on one line. */
  String summary() {
    return "Temporal server "
        + temporal.serverCapabilities().serverRelease()
        + ", Lambda in "
        + functions.region();
  }

  /** Where what the function printed is to be found. */
  public FunctionLog functionLog() {
    return settings.functionLog();
  }

  /** Lambda. */
  public LambdaFunctions functions() {
    return functions;
  }

  /** Counts the Worker Controllers that run in the namespace. */
  public RunningControllers controllers() {
    return new RunningControllers(temporal);
  }

  /** Waits for the task queues of a version. */
  public QueueBinding binding() {
    return new QueueBinding(
        deployments(), new ControllerHistory(temporal), BindingPace.usual(), settings.stop());
  }

  /** Runs smoke workflows. */
  public SmokeWorkflow smoke() {
    return new SmokeWorkflow(temporal, settings.identity(), random, settings.stop());
  }

  /** Overrides that keep executions on a version. */
  public PinnedOverrides overrides() {
    return new PinnedOverrides(temporal, settings.identity(), random);
  }

  /** Running executions. */
  public AffectedExecutions executions() {
    return new AffectedExecutions(temporal, ReadingPace.usual(), progress);
  }

  /** Their histories. */
  public HistoryDownload histories() {
    return new HistoryDownload(temporal, ReadingPace.usual(), progress);
  }

  @Override
  public void close() {
    try {
      functions.close();
    } finally {
      temporal.close();
    }
  }
}
