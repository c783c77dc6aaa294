package io.github.temporallambda.artifact;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What the head of a compiled class tells.
 *
 * @param majorVersion of the class file format (JVM specification, 4.1), for instance 61
 */
public record ClassFile(int majorVersion) {

  private static final int MAGIC = 0xCAFEBABE;
  private static final int HEAD_BYTES = 8;

  /** The major version of Java 1.0, less which the feature release counts. */
  private static final int BEFORE_JAVA_1 = 44;

  /** Of a class's bytes; empty when they are no compiled class. */
  static Optional<ClassFile> of(byte[] content) {
    if (content.length < HEAD_BYTES) {
      return Optional.empty();
    }
    ByteBuffer head = ByteBuffer.wrap(content, 0, HEAD_BYTES);
    return head.getInt() == MAGIC
        ? Optional.of(new ClassFile(Short.toUnsignedInt(head.getShort(HEAD_BYTES - 2))))
        : Optional.empty();
  }

  /** The oldest Java that loads it, as a feature release, for instance 17. */
  public int javaFeature() {
    return majorVersion - BEFORE_JAVA_1;
  }
}
