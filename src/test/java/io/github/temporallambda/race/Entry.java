package io.github.temporallambda.race;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.report.RolloutReport;
import java.util.function.Supplier;

/**
 * One of a pair that races.
 *
 * @param actor who starts it
 * @param to what is current when it wins
 * @param run does it; the report also of a run that stopped
 */
record Entry(String actor, DeploymentVersionId to, Supplier<RolloutReport> run) {}
