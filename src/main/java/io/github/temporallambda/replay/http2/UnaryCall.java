package io.github.temporallambda.replay.http2;

/** A call that waits for its one answer. Safe for use by several threads. */
public interface UnaryCall {

  /**
   * Answers with a message, which is the parts one after the other. They are not copied and must
   * not change any more.
   *
   * @return false when nothing is sent: the caller is gone, or has an answer already
   */
  boolean answer(byte[]... parts);

  /**
   * Answers with a status instead of a message.
   *
   * @return false when nothing is sent: the caller is gone, or has an answer already
   */
  boolean refuse(GrpcStatus status);

  /**
   * Runs the action once when the caller goes away without an answer: it took the call back, or its
   * connection ended. At once where that has happened. A later action takes the place of this one.
   */
  void onCancel(Runnable action);
}
