package io.github.temporallambda.replay.http2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decodes header strings by the code of RFC 7541, appendix B. That code is canonical (codes of one
 * length follow each other in the order of their symbols), so the lengths say all.
 */
final class Huffman {

  private static final int END = 256;
  private static final int LONGEST = 30;
  private static final int LONGEST_PADDING = 7;

  /** By symbol; the last is the end of the string, which is never sent. */
  private static final int[] LENGTHS =
      """
      13 23 28 28 28 28 28 28 28 24 30 28 28 30 28 28
      28 28 28 28 28 28 30 28 28 28 28 28 28 28 28 28
      6 10 10 12 13 6 8 11 10 10 8 11 8 6 6 6
      5 5 5 6 6 6 6 6 6 6 7 8 15 6 12 10
      13 6 7 7 7 7 7 7 7 7 7 7 7 7 7 7
      7 7 7 7 7 7 7 7 8 7 8 13 19 13 14 6
      15 5 6 5 6 5 6 6 6 5 7 7 6 6 6 5
      6 7 6 5 5 6 7 7 7 7 7 15 11 14 13 28
      20 22 20 20 22 22 22 23 22 23 23 23 23 23 24 23
      24 24 22 23 24 23 23 23 23 21 22 23 22 23 23 24
      22 21 20 22 22 23 23 21 23 22 22 24 21 22 23 23
      21 21 22 21 23 22 23 23 20 22 22 22 23 22 22 23
      26 26 20 19 22 23 22 25 26 26 26 27 27 26 24 25
      19 21 26 27 27 26 27 24 21 21 26 26 28 27 27 27
      20 24 20 21 22 21 21 23 22 22 25 25 24 24 26 23
      26 27 26 26 27 27 27 27 27 28 27 27 27 27 27 26
      30
      """
          .trim()
          .transform(Huffman::numbers);

  /** By length: the first code, how many there are, and where their symbols begin. */
  private static final int[] FIRST = new int[LONGEST + 1];

  private static final int[] COUNT = new int[LONGEST + 1];
  private static final int[] START = new int[LONGEST + 1];

  /** Sorted by code. */
  private static final int[] SYMBOLS = new int[END + 1];

  static {
    int code = 0;
    int place = 0;
    for (int length = 1; length <= LONGEST; length++) {
      code <<= 1;
      FIRST[length] = code;
      START[length] = place;
      for (int symbol = 0; symbol <= END; symbol++) {
        if (LENGTHS[symbol] == length) {
          SYMBOLS[place++] = symbol;
          code++;
        }
      }
      COUNT[length] = place - START[length];
    }
  }

  private Huffman() {}

  private static int[] numbers(String text) {
    return text.lines()
        .flatMap(line -> Arrays.stream(line.split(" ")))
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  /**
   * @throws Http2Exception when the string does not end as it must, or holds the symbol of the end
   */
  static String decode(byte[] bytes, int offset, int length) throws Http2Exception {
    byte[] decoded = new byte[length * 8 / 5 + 1];
    int size = 0;
    int code = 0;
    int bits = 0;
    for (int i = 0; i < length * 8; i++) {
      code = (code << 1) | ((bytes[offset + i / 8] >> (7 - i % 8)) & 1);
      bits++;
      int above = code - FIRST[bits];
      if (above < COUNT[bits]) {
        int symbol = SYMBOLS[START[bits] + above];
        if (symbol == END) {
          throw new Http2Exception(ErrorCode.COMPRESSION_ERROR, "the end of a string inside it");
        }
        decoded[size++] = (byte) symbol;
        code = 0;
        bits = 0;
      }
    }
    checkPadding(code, bits);
    return new String(decoded, 0, size, StandardCharsets.ISO_8859_1);
  }

  /** What is left is the beginning of the symbol of the end: ones, and less than a byte. */
  private static void checkPadding(int code, int bits) throws Http2Exception {
    if (bits > LONGEST_PADDING || code != (1 << bits) - 1) {
      throw new Http2Exception(ErrorCode.COMPRESSION_ERROR, "a string that is padded wrongly");
    }
  }
}
