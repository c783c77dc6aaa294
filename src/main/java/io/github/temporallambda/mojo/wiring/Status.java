package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.history.ExecutionCounts;
import io.github.temporallambda.history.ReadingPace;
import io.github.temporallambda.lambda.AwsSettings;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.lambda.LambdaProgress;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.report.DeploymentStatus;
import io.github.temporallambda.report.Ending;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RoutingFacts;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.report.StatusText;
import io.github.temporallambda.report.Work;
import io.github.temporallambda.rollout.audit.FunctionReader;
import io.github.temporallambda.rollout.status.StatusAudit;
import io.github.temporallambda.rollout.status.StatusCounts;
import io.github.temporallambda.rollout.status.StatusReader;
import io.github.temporallambda.rollout.status.StatusRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What Temporal and AWS tell about a deployment. */
public final class Status {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Surroundings surroundings;
  private final Wiring wiring;

  /** Reads from within {@code surroundings}. */
  public Status(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.wiring = new Wiring(surroundings);
  }

  /** Prints the deployment's routing, its versions and its audit, and leaves a report of them. */
  public void run(ConnectionInput input, Optional<String> functionName) {
    Instant startedAt = surroundings.clock().instant();
    DeploymentStatus status = read(input, functionName);
    StatusText.lines(status).forEach(surroundings.console());
    ReportFiles files = wiring.reports(input.deploymentName());
    files.keep(report(startedAt, status));
    surroundings.console().accept("Report " + surroundings.shown(files.rolloutReport()));
  }

  private RolloutReport report(Instant startedAt, DeploymentStatus status) {
    Duration took = Duration.between(startedAt, surroundings.clock().instant());
    RoutingState routing = status.routing();
    return new RolloutReport(
        new RolloutReport.Run(Optional.empty(), "status", new RolloutReport.Span(startedAt, took)),
        Ending.well(RunOutcome.SUCCEEDED).withWarnings(status.warnings()),
        ReleaseFacts.of(routing.deploymentName()),
        Optional.empty(),
        Work.none(),
        new RoutingFacts(
            Optional.empty(), Optional.of(routing), Optional.empty(), Optional.empty()),
        Optional.of(status),
        Map.of());
  }

  private DeploymentStatus read(ConnectionInput input, Optional<String> functionName) {
    TemporalSettings temporal = wiring.temporal(input.temporal());
    StatusRequest request =
        new StatusRequest(
            input.deploymentName(), temporal.target(), functionName.map(FunctionName::new));
    AwsSettings aws = wiring.aws(input.aws());
    try (TemporalConnection connection = TemporalConnection.open(temporal, CONNECT_TIMEOUT)) {
      StatusReader reader =
          new StatusReader(
              new WorkerDeployments(connection, Wiring.IDENTITY),
              new StatusCounts(new ExecutionCounts(connection, ReadingPace.usual())),
              new StatusAudit(new FunctionReader(region -> open(aws, region))));
      return reader.read(request);
    }
  }

  private static LambdaFunctions open(AwsSettings settings, Optional<String> region) {
    return LambdaFunctions.open(
        new AwsSettings(region.or(settings::region), settings.access(), settings.patience()),
        LambdaProgress.SILENT);
  }
}
