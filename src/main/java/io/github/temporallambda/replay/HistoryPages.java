package io.github.temporallambda.replay;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Cuts a spooled history into pages between two of its events, without parsing an event: the bytes
 * of a page are a history of their own, and the pages joined are the whole.
 */
final class HistoryPages {

  /** A page ends before the event that would make it larger; an event alone may be larger. */
  static final int LARGEST = 2 << 20;

  private static final int LONGEST_TAG_AND_LENGTH = 15;

  private final Path file;

  /**
   * @param file binary protobuf of {@code temporal.api.history.v1.History}
   */
  HistoryPages(Path file) {
    this.file = file;
  }

  /** Some of a history's events. */
  static final class Page {

    private final byte[] history;
    private final OptionalLong next;

    Page(byte[] history, OptionalLong next) {
      this.history = history;
      this.next = next;
    }

    /** Binary protobuf of a history with the page's events. */
    byte[] history() {
      return history;
    }

    /** Where the next page begins; empty where no event follows. */
    OptionalLong next() {
      return next;
    }
  }

  /**
   * Reads the page that begins there.
   *
   * @param start 0, or where an earlier page says that the next begins
   * @throws IOException when the file cannot be read, or no page begins there
   */
  Page at(long start) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long size = in.length();
      if (start < 0 || start > size) {
        throw new IOException("no page begins at " + start + " of " + size);
      }
      long end = size - start <= LARGEST ? size : start + length(in, start);
      byte[] history = new byte[Math.toIntExact(end - start)];
      in.seek(start);
      in.readFully(history);
      return new Page(history, end < size ? OptionalLong.of(end) : OptionalLong.empty());
    }
  }

  /** How long a page is that begins there and has more behind it than fits. */
  private static int length(RandomAccessFile in, long start) throws IOException {
    byte[] window = new byte[LARGEST];
    in.seek(start);
    in.readFully(window);
    int length = eventEnd(window, 0);
    while (length + LONGEST_TAG_AND_LENGTH <= window.length) {
      int next = eventEnd(window, length);
      if (next > window.length) {
        break;
      }
      length = next;
    }
    return length;
  }

  /** Where the event ends that begins there; that may be behind the window. */
  private static int eventEnd(byte[] window, int start) throws IOException {
    CodedInputStream event = CodedInputStream.newInstance(window, start, window.length - start);
    if (WireFormat.getTagWireType(event.readTag()) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      throw new IOException("no event begins at byte " + start);
    }
    int length = event.readRawVarint32();
    if (length < 0) {
      throw new IOException("an event of negative length");
    }
    return Math.addExact(start + event.getTotalBytesRead(), length);
  }
}
