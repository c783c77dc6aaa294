package io.github.temporallambda.replay;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.github.temporallambda.history.HistoryContent;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Cuts a spooled history into pages between two of its events, without parsing an event: the bytes
 * of a page are a history of their own, and the pages joined are the whole.
 */
final class HistoryPages {

  /** A page ends before the event that would make it larger; an event alone may be larger. */
  static final int LARGEST = 2 << 20;

  private static final int LONGEST_TAG_AND_LENGTH = 15;

  private final HistoryContent content;

  HistoryPages(HistoryContent content) {
    this.content = content;
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
   * @throws IOException when the history cannot be read, or no page begins there
   */
  Page at(long start) throws IOException {
    long size = content.length();
    if (size == 0 || start < 0 || start > size) {
      throw new IOException("no page begins at " + start + " of " + size);
    }
    long end = size - start <= LARGEST ? size : start + length(start);
    byte[] history = content.read(start, Math.toIntExact(end - start));
    return new Page(history, end < size ? OptionalLong.of(end) : OptionalLong.empty());
  }

  /** How long a page is that begins there and has more behind it than fits. */
  private int length(long start) throws IOException {
    byte[] window = content.read(start, LARGEST);
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
