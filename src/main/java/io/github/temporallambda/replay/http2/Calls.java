package io.github.temporallambda.replay.http2;

import java.util.Map;
import java.util.Optional;

/** Brings complete requests to the handlers of their paths. */
final class Calls {

  private final Map<String, UnaryHandler> handlers;
  private final int largestMessage;

  /**
   * @param handlers by path
   * @param largestMessage how many bytes a request's message may have
   */
  Calls(Map<String, UnaryHandler> handlers, int largestMessage) {
    this.handlers = Map.copyOf(handlers);
    this.largestMessage = largestMessage;
  }

  RequestBody newBody() {
    return new RequestBody(largestMessage);
  }

  /** Calls the handler; what is wrong with the request is answered here. */
  void serve(Stream stream) {
    RequestHead head = stream.head();
    if (!head.method().equals("POST")) {
      stream.send(Reply.httpStatus(405));
    } else if (!head.isGrpc()) {
      stream.send(Reply.httpStatus(415));
    } else {
      Optional.ofNullable(handlers.get(head.path()))
          .ifPresentOrElse(
              handler -> call(handler, stream),
              () -> stream.refuse(GrpcStatus.unimplemented("Method not found: " + head.path())));
    }
  }

  private static void call(UnaryHandler handler, Stream stream) {
    try {
      handler.handle(stream.body().message(stream.head().encoding()), stream);
    } catch (RefusedException refused) {
      stream.refuse(refused.status());
    } catch (RuntimeException bug) {
      stream.refuse(GrpcStatus.internal("the handler of this call failed"));
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
    }
  }
}
