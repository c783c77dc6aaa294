package io.github.temporallambda.replay.http2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes the header blocks of one connection, in their order (HPACK, RFC 7541). */
final class HeaderDecoder {

  /** The largest list of headers we take, as {@link HeaderField#size} counts. */
  static final int LARGEST_LIST = 64 << 10;

  private static final int LARGEST_INTEGER = 1 << 24;

  private final HeaderTable table = new HeaderTable();
  private byte[] block = new byte[0];
  private int position;

  /**
   * Decodes a whole block; empty when the list is larger than we take.
   *
   * @throws Http2Exception when it is no such block; then no further one can be decoded
   */
  Optional<List<HeaderField>> decode(byte[] next) throws Http2Exception {
    block = next;
    position = 0;
    List<HeaderField> fields = new ArrayList<>();
    int size = 0;
    while (position < block.length) {
      if ((block[position] & 0xe0) == 0x20) {
        resize(fields.isEmpty() && size == 0);
        continue;
      }
      HeaderField field = field();
      // Decoded to the end in any case: later blocks refer to what this one adds to the table.
      size = Math.min(size + field.size(), LARGEST_LIST + 1);
      if (size <= LARGEST_LIST) {
        fields.add(field);
      }
    }
    return size <= LARGEST_LIST ? Optional.of(fields) : Optional.empty();
  }

  private void resize(boolean first) throws Http2Exception {
    if (!first) {
      throw wrong("a change of the table's size behind a header");
    }
    table.limit(integer(5));
  }

  private HeaderField field() throws Http2Exception {
    int kind = block[position] & 0xff;
    if (kind >= 0x80) {
      return table.get(integer(7));
    }
    boolean added = kind >= 0x40;
    int index = integer(added ? 6 : 4);
    String name = index == 0 ? string() : table.get(index).name();
    HeaderField field = new HeaderField(name, string());
    if (added) {
      table.add(field);
    }
    return field;
  }

  private int integer(int prefixBits) throws Http2Exception {
    int most = (1 << prefixBits) - 1;
    int value = next() & most;
    if (value < most) {
      return value;
    }
    int shift = 0;
    int more;
    do {
      more = next();
      if (shift > 21) {
        throw wrong("a number of more than four bytes");
      }
      value += (more & 0x7f) << shift;
      shift += 7;
    } while (more >= 0x80);
    if (value > LARGEST_INTEGER) {
      throw wrong("the number " + value);
    }
    return value;
  }

  private String string() throws Http2Exception {
    boolean huffman = position < block.length && block[position] < 0;
    int length = integer(7);
    if (length > block.length - position) {
      throw wrong("a string that is longer than its block");
    }
    int start = position;
    position += length;
    return huffman
        ? Huffman.decode(block, start, length)
        : new String(block, start, length, StandardCharsets.ISO_8859_1);
  }

  private int next() throws Http2Exception {
    if (position == block.length) {
      throw wrong("a block that ends too soon");
    }
    return block[position++] & 0xff;
  }

  private static Http2Exception wrong(String what) {
    return new Http2Exception(ErrorCode.COMPRESSION_ERROR, what);
  }
}
