package io.github.temporallambda.local.aws;

/**
 * A misfortune for the next requests of one operation, to see how a client bears it.
 *
 * @param operation AWS's name of it, such as {@code PublishVersion} or {@code AssumeRole}
 * @param times how many requests it hits, from 1
 * @param effect what happens to them
 */
public record Fault(String operation, int times, Effect effect) {

  /**
   * @throws IllegalArgumentException when {@code times} is below 1 or the operation is blank
   */
  public Fault {
    if (times < 1 || operation.isBlank()) {
      throw new IllegalArgumentException("a fault hits a named operation at least once");
    }
  }

  /** What happens to a request. */
  public sealed interface Effect {}

  /**
   * It is refused, and nothing changes.
   *
   * @param status the HTTP status
   * @param code the error code, such as {@code TooManyRequestsException}
   */
  public record Refusal(int status, String code, String message) implements Effect {}

  /** It is never answered; the connection ends when the client gives up or everything closes. */
  public record Hang() implements Effect {}

  /**
   * It is accepted, and its effect takes longer: State stays Pending, or LastUpdateStatus
   * InProgress. For CreateFunction, UpdateFunctionCode, UpdateFunctionConfiguration and
   * PublishVersion; without effect on others.
   *
   * @param reads how many reads of the function or version show it unfinished, from 0
   * @param failure the reason with which it then fails; empty when it succeeds
   */
  public record Unfinished(int reads, String failure) implements Effect {}

  /** 429, as when the rate of calls is exceeded. */
  public static Fault throttled(String operation, int times) {
    return refused(operation, times, 429, "TooManyRequestsException", "Rate exceeded");
  }

  /** 409, as when an update is in progress. */
  public static Fault conflict(String operation, int times) {
    return refused(
        operation,
        times,
        409,
        "ResourceConflictException",
        "The operation cannot be performed at this time. An update is in progress for resource");
  }

  /** 412, as when someone else has changed the function. */
  public static Fault precondition(String operation, int times) {
    AwsError error = AwsError.precondition();
    return refused(operation, times, error.status(), error.code(), error.text());
  }

  /** 413, as when the zip is too large for a direct upload. */
  public static Fault tooLarge(String operation, int times) {
    return refused(
        operation,
        times,
        413,
        "RequestEntityTooLargeException",
        "Zipped size must be smaller than " + CodeStore.ZIPPED_LIMIT + " bytes");
  }

  /** 500 ServiceException. */
  public static Fault serviceError(String operation, int times) {
    return refused(operation, times, 500, "ServiceException", "Internal service error");
  }

  /** 403, as when a policy does not allow the operation. */
  public static Fault denied(String operation, int times) {
    return refused(
        operation,
        times,
        403,
        "AccessDeniedException",
        "User is not authorized to perform: lambda:" + operation);
  }

  /** Never answered. */
  public static Fault hang(String operation, int times) {
    return new Fault(operation, times, new Hang());
  }

  /** Unfinished for some reads, then done. */
  public static Fault slow(String operation, int reads) {
    return new Fault(operation, 1, new Unfinished(reads, ""));
  }

  /** Unfinished for one read, then Failed with a reason. */
  public static Fault failing(String operation, String reason) {
    return new Fault(operation, 1, new Unfinished(1, reason));
  }

  private static Fault refused(
      String operation, int times, int status, String code, String message) {
    return new Fault(operation, times, new Refusal(status, code, message));
  }
}
