package io.github.temporallambda.history;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a history in a file. */
record FileContent(Path file) implements HistoryContent {

  @Override
  public long length() {
    return file.toFile().length();
  }

  @Override
  public byte[] read(long start, int length) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (start < 0 || length > in.length() - start) {
        throw new EOFException(length + " bytes from " + start + " of " + in.length());
      }
      byte[] bytes = new byte[length];
      in.seek(start);
      in.readFully(bytes);
      return bytes;
    }
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
