package io.github.temporallambda.campaign;

import io.grpc.Status;

/** The ways in which a call to Temporal fails. */
enum TemporalFault {
  UNAVAILABLE(false, Status.Code.UNAVAILABLE, "upstream connect error"),
  BUSY(
      false,
      Status.Code.RESOURCE_EXHAUSTED,
      "too many requests issued to Worker Deployment 'campaign'. Please try again later"),
  LIMIT(false, Status.Code.RESOURCE_EXHAUSTED, "namespace rate limit exceeded"),
  DEADLINE_EXCEEDED_AFTER_APPLIED(true, Status.Code.DEADLINE_EXCEEDED, "context deadline exceeded"),
  INTERNAL_AFTER_APPLIED(
      true, Status.Code.INTERNAL, "something went wrong, please retry (1a2b3c4d)"),
  CONFLICT_TOKEN(false, Status.Code.FAILED_PRECONDITION, "conflict token mismatch"),
  ALREADY_EXISTS(false, Status.Code.ALREADY_EXISTS, "it exists already"),
  CANCELLED(false, Status.Code.CANCELLED, "context canceled");

  private final boolean applied;
  private final Status.Code code;
  private final String text;

  TemporalFault(boolean applied, Status.Code code, String text) {
    this.applied = applied;
    this.code = code;
    this.text = text;
  }

  /** Whether the server has done what it was asked to. */
  boolean applied() {
    return applied;
  }

  Status status() {
    return code.toStatus().withDescription(text);
  }
}
