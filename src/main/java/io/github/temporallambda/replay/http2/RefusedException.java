package io.github.temporallambda.replay.http2;

/** A request that gets a status of gRPC from us, not from its handler. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient GrpcStatus status;

  RefusedException(GrpcStatus status) {
    super(status.message());
    this.status = status;
  }

  GrpcStatus status() {
    return status;
  }
}
