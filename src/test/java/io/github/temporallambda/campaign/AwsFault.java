package io.github.temporallambda.campaign;

/** The ways in which a call to AWS fails. */
enum AwsFault {
  IN_PROGRESS(
      409,
      "ResourceConflictException",
      "The operation cannot be performed at this time. An update is in progress for resource:"
          + " arn:aws:lambda:us-east-1:123456789012:function:campaign"),
  PRECONDITION_FAILED(
      412,
      "PreconditionFailedException",
      "The Revision Id provided does not match the latest Revision Id. Call the"
          + " GetFunction/GetAlias API to retrieve the latest Revision Id"),
  THROTTLED(429, "TooManyRequestsException", "Rate exceeded"),
  THROTTLED_RETRY_AFTER(429, "TooManyRequestsException", "Rate exceeded"),
  SERVICE_EXCEPTION(500, "ServiceException", "An internal error occurred."),
  BAD_GATEWAY(502, "", "Bad Gateway"),
  UNAVAILABLE(503, "ServiceUnavailableException", "Service Unavailable"),
  GATEWAY_TIMEOUT(504, "", "Gateway Timeout"),
  RESET_BEFORE,
  RESET_AFTER_APPLIED,
  TIMEOUT_AFTER_APPLIED,
  TRUNCATED_BODY,
  SLOW_BODY;

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

  AwsFault(int status, String errorType, String text) {
    this.status = status;
    this.errorType = errorType;
    this.text = text;
  }

  AwsFault() {
    this(0, "", "");
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
