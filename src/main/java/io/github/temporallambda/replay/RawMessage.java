package io.github.temporallambda.replay;

import com.google.protobuf.CodedOutputStream;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A protobuf message that is written and never built: a part that was built, followed by a history
 * as one more field, whose bytes come as they lie in the spool.
 */
final class RawMessage extends InputStream implements KnownLength, Drainable {

  /** Hands bytes through in both directions. */
  static final MethodDescriptor.Marshaller<InputStream> MARSHALLER =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(InputStream value) {
          return value;
        }

        @Override
        public InputStream parse(InputStream stream) {
          return stream;
        }
      };

  private static final int LENGTH_DELIMITED = 2;

  private final byte[] head;
  private final byte[] history;
  private int position;

  private RawMessage(byte[] head, byte[] history) {
    this.head = head;
    this.history = history;
  }

  /** The message {@code built} with {@code history} in the field of that number. */
  static RawMessage of(byte[] built, int field, byte[] history) {
    int tag = field << 3 | LENGTH_DELIMITED;
    int size =
        CodedOutputStream.computeUInt32SizeNoTag(tag)
            + CodedOutputStream.computeUInt32SizeNoTag(history.length);
    byte[] head = new byte[built.length + size];
    System.arraycopy(built, 0, head, 0, built.length);
    CodedOutputStream out = CodedOutputStream.newInstance(head, built.length, size);
    try {
      out.writeUInt32NoTag(tag);
      out.writeUInt32NoTag(history.length);
      out.flush();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return new RawMessage(head, history);
  }

  /** A whole message as it is. */
  static InputStream of(byte[] built) {
    return new ByteArrayInputStream(built);
  }

  @Override
  public int available() {
    return head.length + history.length - position;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (available() == 0) {
      return length == 0 ? 0 : -1;
    }
    boolean inHead = position < head.length;
    byte[] part = inHead ? head : history;
    int from = inHead ? position : position - head.length;
    int size = Math.min(length, part.length - from);
    System.arraycopy(part, from, target, offset, size);
    position += size;
    return size;
  }

  @Override
  public int drainTo(OutputStream target) throws IOException {
    return (int) transferTo(target);
  }
}
