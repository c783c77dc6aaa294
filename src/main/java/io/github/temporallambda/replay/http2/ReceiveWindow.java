package io.github.temporallambda.replay.http2;

/** How much DATA we take, for the connection or for a stream; opened again when half is used. */
final class ReceiveWindow {

  private final int whole;
  private int used;

  ReceiveWindow(int whole) {
    this.whole = whole;
  }

  /**
   * Counts what came.
   *
   * @return by how much the peer is to be told that the window opens; 0 when not yet
   * @throws Http2Exception when the peer sent more than it may
   */
  int received(int bytes) throws Http2Exception {
    used += bytes;
    if (used > whole) {
      throw new Http2Exception(ErrorCode.FLOW_CONTROL_ERROR, "DATA beyond the window");
    }
    if (used < whole / 2) {
      return 0;
    }
    int opened = used;
    used = 0;
    return opened;
  }
}
