package io.github.temporallambda.campaign;

import io.grpc.Status;

/** The ways in which a call to Temporal fails. */
enum TemporalFault {
  UNAVAILABLE(false, Status.UNAVAILABLE.withDescription("upstream connect error")),
  BUSY(
      false,
      Status.RESOURCE_EXHAUSTED.withDescription(
          "too many requests issued to Worker Deployment 'campaign'. Please try again later")),
  LIMIT(false, Status.RESOURCE_EXHAUSTED.withDescription("namespace rate limit exceeded")),
  DEADLINE_EXCEEDED_AFTER_APPLIED(
      true, Status.DEADLINE_EXCEEDED.withDescription("context deadline exceeded")),
  INTERNAL_AFTER_APPLIED(
      true, Status.INTERNAL.withDescription("something went wrong, please retry (1a2b3c4d)")),
  CONFLICT_TOKEN(false, Status.FAILED_PRECONDITION.withDescription("conflict token mismatch")),
  ALREADY_EXISTS(false, Status.ALREADY_EXISTS.withDescription("it exists already")),
  CANCELLED(false, Status.CANCELLED.withDescription("context canceled"));

  private final boolean applied;
  private final Status status;

  TemporalFault(boolean applied, Status status) {
    this.applied = applied;
    this.status = status;
  }

  /** Whether the server has done what it was asked to. */
  boolean applied() {
    return applied;
  }

  Status status() {
    return status;
  }
}
