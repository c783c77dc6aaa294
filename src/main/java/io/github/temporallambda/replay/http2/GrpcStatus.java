package io.github.temporallambda.replay.http2;

/**
 * Why a call gets no message.
 *
 * @param code gRPC's number of the status, 1 to 16
 * @param message in words, for the caller; may be empty
 */
public record GrpcStatus(int code, String message) {

  private static final int LAST = 16;

  /**
   * @throws IllegalArgumentException when the code is 0, which a call with a message ends with, or
   *     none of gRPC's
   */
  public GrpcStatus {
    if (code < 1 || code > LAST) {
      throw new IllegalArgumentException("no status of gRPC has number " + code);
    }
  }

  /** INVALID_ARGUMENT: the request is wrong, whatever the state of things. */
  public static GrpcStatus invalidArgument(String message) {
    return new GrpcStatus(3, message);
  }

  /** NOT_FOUND. */
  public static GrpcStatus notFound(String message) {
    return new GrpcStatus(5, message);
  }

  /** RESOURCE_EXHAUSTED: larger than what is taken. */
  static GrpcStatus resourceExhausted(String message) {
    return new GrpcStatus(8, message);
  }

  /** UNIMPLEMENTED. */
  static GrpcStatus unimplemented(String message) {
    return new GrpcStatus(12, message);
  }

  /** INTERNAL: one of the two sides does not keep to gRPC. */
  static GrpcStatus internal(String message) {
    return new GrpcStatus(13, message);
  }
}
