package io.github.temporallambda.replay.http2;

/** What a path does. */
@FunctionalInterface
public interface UnaryHandler {

  /**
   * Takes a call. Runs on the one thread that serves all connections, so it must not wait; it may
   * answer at once, or any thread may later. What it throws ends the call as INTERNAL and goes to
   * that thread's handler of uncaught exceptions.
   *
   * @param request the message as the client serialised it
   */
  void handle(byte[] request, UnaryCall call);
}
