package io.github.temporallambda.replay.http2;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer. All but the methods of {@link UnaryCall} is for the thread that serves
 * the connection.
 */
final class Stream implements UnaryCall {

  private final int id;
  private final SendWindow window;
  private final ReceiveWindow received = new ReceiveWindow(Streams.WINDOW);
  private final RequestHead head;
  private final RequestBody body;
  private final Consumer<Stream> answered;
  private boolean requestComplete;

  // Guarded by this.
  private @Nullable Reply reply;
  private boolean cancelled;
  private @Nullable Runnable onCancel;

  /**
   * @param window what the client's settings open to begin with
   * @param answered is told, by any thread, when there is something to send
   */
  Stream(int id, int window, RequestHead head, RequestBody body, Consumer<Stream> answered) {
    this.id = id;
    this.window = new SendWindow(window);
    this.head = head;
    this.body = body;
    this.answered = answered;
  }

  int id() {
    return id;
  }

  RequestHead head() {
    return head;
  }

  RequestBody body() {
    return body;
  }

  SendWindow window() {
    return window;
  }

  ReceiveWindow received() {
    return received;
  }

  boolean isRequestComplete() {
    return requestComplete;
  }

  void completeRequest() {
    requestComplete = true;
  }

  @Override
  public boolean answer(byte[]... parts) {
    return send(Reply.message(parts));
  }

  @Override
  public boolean refuse(GrpcStatus status) {
    return send(Reply.status(status));
  }

  boolean send(Reply answer) {
    synchronized (this) {
      if (cancelled || reply != null) {
        return false;
      }
      reply = answer;
      onCancel = null;
    }
    answered.accept(this);
    return true;
  }

  @Override
  public void onCancel(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        onCancel = reply == null ? action : null;
        return;
      }
    }
    action.run();
  }

  /** The caller is gone. */
  void cancel() {
    Runnable action;
    synchronized (this) {
      cancelled = true;
      action = onCancel;
      onCancel = null;
    }
    if (action != null) {
      action.run();
    }
  }

  /** The next frame of the answer, see {@link Reply#next}; there must be one. */
  Optional<Frame> nextFrame(int most) {
    Reply current;
    synchronized (this) {
      current = reply;
    }
    if (current == null) {
      throw new IllegalStateException("stream " + id + " has no answer");
    }
    Optional<Frame> next = current.next(id, Math.min(most, window.size()));
    next.filter(frame -> frame.type() == Frame.DATA)
        .ifPresent(frame -> window.sent(frame.payload().length));
    return next;
  }
}
