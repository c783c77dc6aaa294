package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.report.ReportKeeping;
import io.github.temporallambda.report.RolloutReport;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps a run's report, with the command that takes its routing back, also where the run failed
 * after it had routed. The command names the version to leave, so that it does nothing once that is
 * left.
 */
final class ReportKeeper implements ReportKeeping {

  private final Surroundings surroundings;
  private final ReportFiles files;
  private final TemporalTarget temporal;

  ReportKeeper(Surroundings surroundings, ReportFiles files, TemporalTarget temporal) {
    this.surroundings = surroundings;
    this.files = files;
    this.temporal = temporal;
  }

  @Override
  public RolloutReport completed(RolloutReport report) {
    RolloutReport whole = files.completed(report);
    return whole
        .newlyCurrent()
        .filter(id -> !id.buildId().isDevelopment())
        .map(id -> whole.withRollbackCommand(undo(whole, id)))
        .orElse(whole);
  }

  @Override
  public void keep(RolloutReport report) {
    files.keep(report);
  }

  private String undo(RolloutReport report, DeploymentVersionId id) {
    Map<String, String> properties = new LinkedHashMap<>();
    report
        .release()
        .functionArn()
        .ifPresent(arn -> properties.put(PropertyNames.REGION, arn.region()));
    properties.put(PropertyNames.FROM, id.buildId().value());
    return surroundings.command(id.deploymentName(), temporal).line("rollback", properties);
  }
}
