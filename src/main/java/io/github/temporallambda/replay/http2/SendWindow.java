package io.github.temporallambda.replay.http2;

/** How much DATA the peer takes at the moment, for the connection or for a stream. */
final class SendWindow {

  /** What holds before the peer has said anything. */
  static final int INITIAL = 65_535;

  private long size;

  SendWindow(int size) {
    this.size = size;
  }

  /** What may be sent; 0 also when changed settings have made the window negative. */
  int size() {
    return (int) Math.max(0, size);
  }

  void sent(int bytes) {
    size -= bytes;
  }

  /** Makes it larger, or by changed settings smaller. */
  void change(long difference) throws Http2Exception {
    size += difference;
    if (size > Integer.MAX_VALUE) {
      throw new Http2Exception(ErrorCode.FLOW_CONTROL_ERROR, "a window of " + size + " bytes");
    }
  }
}
