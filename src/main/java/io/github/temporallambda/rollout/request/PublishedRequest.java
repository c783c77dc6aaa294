package io.github.temporallambda.rollout.request;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.report.Fact;
import java.util.List;

/** The release of a version that Lambda holds already, without a project. */
public sealed interface PublishedRequest permits AdoptionRequest, SetCurrentRequest {

  /** The goal's name, for the report. */
  String goal();

  /** The Worker Deployment it is about. */
  DeploymentName deploymentName();

  /** The Temporal namespace to release to. */
  TemporalTarget target();

  /** What is known before anything is read. */
  List<Fact> facts();
}
