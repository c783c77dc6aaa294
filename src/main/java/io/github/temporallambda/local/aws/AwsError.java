package io.github.temporallambda.local.aws;

/**
 * A refusal in AWS's words: HTTP status, error code and message as recorded from AWS.
 *
 * <p>Thrown inside a request and turned into the answer at the edge.
 */
final class AwsError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String text;

  AwsError(int status, String code, String text) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.text = text;
  }

  static AwsError invalidParameter(String text) {
    return new AwsError(400, "InvalidParameterValueException", text);
  }

  /** What AWS answers to a value that breaks the model's pattern, range or enumeration. */
  static AwsError validation(String value, String member, String constraint) {
    return new AwsError(
        400,
        "ValidationException",
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, member, constraint));
  }

  static AwsError notFound(String text) {
    return new AwsError(404, "ResourceNotFoundException", text);
  }

  static AwsError functionNotFound(String arn) {
    return notFound("Function not found: " + arn);
  }

  static AwsError conflict(String text) {
    return new AwsError(409, "ResourceConflictException", text);
  }

  static AwsError precondition() {
    return new AwsError(
        412,
        "PreconditionFailedException",
        "The Revision Id provided does not match the latest Revision Id. Call the"
            + " GetFunction/GetAlias API to retrieve the latest Revision Id");
  }

  static AwsError tooLarge(String text) {
    return new AwsError(413, "RequestEntityTooLargeException", text);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  /** What AWS would say; may echo what the caller sent, so it goes to the caller only. */
  String text() {
    return text;
  }
}
