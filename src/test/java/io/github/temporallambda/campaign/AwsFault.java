package io.github.temporallambda.campaign;

/** The ways in which a call to AWS fails. */
enum AwsFault {
  IN_PROGRESS(
      Advice.AGAIN,
      409,
      "ResourceConflictException",
      "The operation cannot be performed at this time. An update is in progress for resource:"
          + " arn:aws:lambda:us-east-1:123456789012:function:campaign"),
  PRECONDITION_FAILED(
      Advice.LOOK,
      412,
      "PreconditionFailedException",
      "The Revision Id provided does not match the latest Revision Id. Call the"
          + " GetFunction/GetAlias API to retrieve the latest Revision Id"),
  THROTTLED(Advice.AGAIN, 429, "TooManyRequestsException", "Rate exceeded"),
  THROTTLED_RETRY_AFTER(Advice.AGAIN, 429, "TooManyRequestsException", "Rate exceeded"),
  SERVICE_EXCEPTION(Advice.AGAIN, 500, "ServiceException", "An internal error occurred."),
  BAD_GATEWAY(Advice.AGAIN, 502, "", "Bad Gateway"),
  UNAVAILABLE(Advice.AGAIN, 503, "ServiceUnavailableException", "Service Unavailable"),
  GATEWAY_TIMEOUT(Advice.AGAIN, 504, "", "Gateway Timeout"),
  RESET_BEFORE,
  RESET_AFTER_APPLIED,
  TIMEOUT_AFTER_APPLIED,
  TRUNCATED_BODY,
  SLOW_BODY;

  private final Advice advice;
  private final int status;
  private final String errorType;
  private final String text;

  private String s3Code() {
    return switch (status) {
      case 409 -> "ConditionalRequestConflict";
      case 412 -> "PreconditionFailed";
      case 500 -> "InternalError";
      default -> "SlowDown";
    };
  }

  AwsFault(Advice advice, int status, String errorType, String text) {
    this.advice = advice;
    this.status = status;
    this.errorType = errorType;
    this.text = text;
  }

  AwsFault() {
    this(Advice.REACH, 0, "", "");
  }

  /** What a run may say that stops over it. */
  Advice advice() {
    return advice;
  }

  /** Whether AWS does what it was asked to all the same. */
  boolean isApplied() {
    return !isAnswer() && this != RESET_BEFORE;
  }

  /** Whether it is an answer, which AWS gives instead of doing what it was asked to. */
  boolean isAnswer() {
    return status != 0;
  }

  int status() {
    return status;
  }

  /** Empty where not Lambda itself answers but something before it. */
  String errorType() {
    return errorType;
  }

  /** Lambda speaks JSON, S3 XML with error codes of its own, and what is before them HTML. */
  String body(AwsOperation operation) {
    if (errorType.isEmpty()) {
      return "<html><body>" + text + "</body></html>";
    }
    return operation.service().equals("s3")
        ? "<Error><Code>" + s3Code() + "</Code><Message>" + text + "</Message></Error>"
        : "{\"Type\":\"" + (status < 500 ? "User" : "Service") + "\",\"message\":\"" + text + "\"}";
  }
}
