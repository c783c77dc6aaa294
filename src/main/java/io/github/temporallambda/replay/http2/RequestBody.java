package io.github.temporallambda.replay.http2;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The bytes of a request and the one message in them. */
final class RequestBody {

  private static final int PREFIX_LENGTH = 5;

  private final int largest;
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private boolean tooLarge;

  /**
   * @param largest how many bytes a message may have, compressed or not
   */
  RequestBody(int largest) {
    this.largest = largest;
  }

  /**
   * Takes what came; nothing more is kept once it is too much.
   *
   * @return how many bytes are kept
   */
  int add(byte[] content) {
    tooLarge |= (long) bytes.size() + content.length > (long) largest + PREFIX_LENGTH;
    if (tooLarge) {
      bytes = new ByteArrayOutputStream(0);
    } else {
      bytes.writeBytes(content);
    }
    return bytes.size();
  }

  boolean isTooLarge() {
    return tooLarge;
  }

  /** How many bytes are kept. */
  int size() {
    return bytes.size();
  }

  /**
   * The message; what is kept is given away.
   *
   * @param encoding how it is compressed, if its prefix says that it is
   * @throws RefusedException when there is not exactly one that we can read
   */
  byte[] message(String encoding) throws RefusedException {
    if (tooLarge) {
      throw new RefusedException(tooLarge());
    }
    ByteBuffer whole = ByteBuffer.wrap(bytes.toByteArray());
    bytes = new ByteArrayOutputStream(0);
    if (whole.remaining() < PREFIX_LENGTH) {
      throw new RefusedException(GrpcStatus.internal("a request without a message"));
    }
    int flag = whole.get();
    int length = whole.getInt();
    if (length != whole.remaining()) {
      throw new RefusedException(GrpcStatus.internal("a request of more or less than one message"));
    }
    byte[] message = Arrays.copyOfRange(whole.array(), PREFIX_LENGTH, PREFIX_LENGTH + length);
    return flag == 0 ? message : decompressed(flag, encoding, message);
  }

  private byte[] decompressed(int flag, String encoding, byte[] message) throws RefusedException {
    if (flag != 1 || encoding.equals("identity")) {
      throw new RefusedException(GrpcStatus.internal("a message compressed in no known way"));
    }
    if (!encoding.equals("gzip")) {
      throw new RefusedException(GrpcStatus.unimplemented("no message encoding but gzip"));
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(message))) {
      byte[] read = in.readNBytes(largest);
      if (in.read() >= 0) {
        throw new RefusedException(tooLarge());
      }
      return read;
    } catch (IOException broken) {
      throw new RefusedException(GrpcStatus.internal("a message that is not gzip"));
    }
  }

  private GrpcStatus tooLarge() {
    return GrpcStatus.resourceExhausted("a message of more than " + largest + " bytes");
  }
}
