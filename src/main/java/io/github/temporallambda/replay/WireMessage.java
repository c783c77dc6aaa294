package io.github.temporallambda.replay;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A protobuf message that is written field by field. The generated builders of messages that have a
 * map build the descriptors of the whole API first, which takes longer than a hundred replays.
 */
final class WireMessage {

  /**
   * What is built here is some hundred bytes; the stream's own default is 4 KB for each message.
   */
  private static final int BUFFER_BYTES = 256;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER_BYTES);
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes, BUFFER_BYTES);

  private interface Writing {
    void run() throws IOException;
  }

  private WireMessage written(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A field of type string; the same on the wire as one of type bytes. */
  WireMessage string(int field, String value) {
    return written(() -> out.writeString(field, value));
  }

  /** A field of type int64, int32 or of an enum. */
  WireMessage number(int field, long value) {
    return written(() -> out.writeInt64(field, value));
  }

  WireMessage message(int field, WireMessage value) {
    return written(() -> out.writeByteArray(field, value.bytes()));
  }

  byte[] bytes() {
    written(out::flush);
    return bytes.toByteArray();
  }
}
