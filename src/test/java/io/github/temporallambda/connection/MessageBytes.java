package io.github.temporallambda.connection;

import com.google.common.io.ByteStreams;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Messages that are passed on as they are, whatever they say. */
public enum MessageBytes implements MethodDescriptor.Marshaller<byte[]> {
  AS_THEY_ARE;

  @Override
  public InputStream stream(byte[] message) {
    return new ByteArrayInputStream(message);
  }

  @Override
  public byte[] parse(InputStream stream) {
    try {
      return ByteStreams.toByteArray(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
