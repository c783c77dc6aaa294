package io.github.temporallambda.campaign;

import io.grpc.Status;

/** The ways in which a call to Temporal fails. */
enum TemporalFault {
  UNAVAILABLE(Advice.REACH, false, Status.Code.UNAVAILABLE, "upstream connect error"),
  /** The usual lost answer. */
  UNAVAILABLE_AFTER_APPLIED(Advice.REACH, true, Status.Code.UNAVAILABLE, "transport is closing"),
  /** Not by a status: the connection breaks, with all that is under way on it. */
  RESET_BEFORE(Advice.REACH, false, Status.Code.UNAVAILABLE, ""),
  RESET_AFTER_APPLIED(Advice.REACH, true, Status.Code.UNAVAILABLE, ""),
  BUSY(
      Advice.AGAIN,
      false,
      Status.Code.RESOURCE_EXHAUSTED,
      "too many requests issued to Worker Deployment 'campaign'. Please try again later"),
  LIMIT(Advice.AGAIN, false, Status.Code.RESOURCE_EXHAUSTED, "namespace rate limit exceeded"),
  DEADLINE_EXCEEDED_AFTER_APPLIED(
      Advice.AGAIN, true, Status.Code.DEADLINE_EXCEEDED, "context deadline exceeded"),
  INTERNAL_AFTER_APPLIED(
      Advice.MEND, true, Status.Code.INTERNAL, "something went wrong, please retry (1a2b3c4d)"),
  CONFLICT_TOKEN(Advice.LOOK, false, Status.Code.FAILED_PRECONDITION, "conflict token mismatch"),
  ALREADY_EXISTS(Advice.LOOK, false, Status.Code.ALREADY_EXISTS, "it exists already"),
  CANCELLED(Advice.AGAIN, false, Status.Code.CANCELLED, "context canceled");

  private final Advice advice;
  private final boolean applied;
  private final Status.Code code;
  private final String text;

  TemporalFault(Advice advice, boolean applied, Status.Code code, String text) {
    this.advice = advice;
    this.applied = applied;
    this.code = code;
    this.text = text;
  }

  /** What a run may say that stops over it. */
  Advice advice() {
    return advice;
  }

  /** Whether the server has done what it was asked to. */
  boolean isApplied() {
    return applied;
  }

  /** Whether no status is sent, and the connection breaks instead. */
  boolean breaksTheConnection() {
    return this == RESET_BEFORE || this == RESET_AFTER_APPLIED;
  }

  Status status() {
    return code.toStatus().withDescription(text);
  }
}
