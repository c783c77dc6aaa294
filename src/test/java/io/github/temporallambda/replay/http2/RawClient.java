package io.github.temporallambda.replay.http2;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A client that sends any frames it likes, byte by byte if need be. */
final class RawClient implements AutoCloseable {

  static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Socket socket;
  private final DataInputStream in;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    in = new DataInputStream(socket.getInputStream());
  }

  /** One that has said what every client says first. */
  static RawClient greeted(int port, byte[] settings) throws IOException {
    RawClient client = new RawClient(port);
    client.send(PREFACE);
    client.send(new Frame(Frame.SETTINGS, 0, 0, settings));
    return client;
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  void send(Frame frame) throws IOException {
    send(bytes(frame));
  }

  static byte[] bytes(Frame frame) {
    ByteBuffer bytes = ByteBuffer.allocate(frame.length());
    frame.writeTo(bytes);
    return bytes.array();
  }

  /** The next frame of that type on that stream; others are skipped. Empty at the end. */
  Optional<Frame> await(int type, int stream) throws IOException {
    for (Optional<Frame> frame = next(); ; frame = next()) {
      if (frame.isEmpty()
          || (frame.orElseThrow().type() == type && frame.orElseThrow().stream() == stream)) {
        return frame;
      }
    }
  }

  /** The next frame; empty at the end. */
  Optional<Frame> next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    int length = (first << 16) | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    return Optional.of(new Frame(type, flags, stream, in.readNBytes(length)));
  }

  /** A header block of literals, for a call of that method of {@code test.Test}. */
  static byte[] headers(String method) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    literal(block, ":method", "POST");
    literal(block, ":scheme", "http");
    literal(block, ":path", "/test.Test/" + method);
    literal(block, "content-type", "application/grpc");
    return block.toByteArray();
  }

  static void literal(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    for (String each : new String[] {name, value}) {
      block.write(each.length());
      block.writeBytes(each.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A message as gRPC frames it. */
  static byte[] message(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(5 + bytes.length)
        .put((byte) 0)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
