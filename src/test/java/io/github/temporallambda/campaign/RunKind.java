package io.github.temporallambda.campaign;

/** What a run is asked to do. */
enum RunKind {
  ROLLOUT,
  /** The code goes to Lambda by way of S3. */
  ROLLOUT_THROUGH_BUCKET,
  ROLLBACK,
  /** And what is pinned to the version that is left moves back as well, where it can. */
  ROLLBACK_MOVING_STRANDED
}
