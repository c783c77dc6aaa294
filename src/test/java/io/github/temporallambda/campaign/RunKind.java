package io.github.temporallambda.campaign;

/** What a run is asked to do. */
enum RunKind {
  ROLLOUT,
  /** A workflow has to complete on the new version first. */
  ROLLOUT_WITH_SMOKE,
  /** That workflow never does, and has little time. */
  ROLLOUT_WITH_HANGING_SMOKE,
  /** The code goes to Lambda by way of S3. */
  ROLLOUT_THROUGH_BUCKET,
  /** Whoever manages the routing does so no longer. */
  ROLLOUT_CLAIMING,
  /** Nothing is written to Temporal. */
  PUBLISH,
  ROLLBACK,
  /** And what is pinned to the version that is left moves back as well, where it can. */
  ROLLBACK_MOVING_STRANDED
}
