package io.github.temporallambda.replay.http2;

import java.util.ArrayList;
import java.util.List;

/** The table by which indexes become header fields: the static part and what a peer added. */
final class HeaderTable {

  /** The size that a peer may use before it is told another; we never tell one. */
  static final int LARGEST = 4096;

  /** Oldest first: the newest has the lowest index. */
  private final List<HeaderField> added = new ArrayList<>();

  private int size;
  private int limit = LARGEST;

  HeaderField get(int index) throws Http2Exception {
    int known = HeaderField.STATIC_TABLE.size();
    if (index >= 1 && index <= known) {
      return HeaderField.STATIC_TABLE.get(index - 1);
    }
    int place = added.size() - (index - known);
    if (index < 1 || place < 0) {
      throw new Http2Exception(ErrorCode.COMPRESSION_ERROR, "no header has index " + index);
    }
    return added.get(place);
  }

  /** One that is larger than the whole table empties it. */
  void add(HeaderField field) {
    evictTo(limit - field.size());
    if (field.size() <= limit) {
      added.add(field);
      size += field.size();
    }
  }

  void limit(int newLimit) throws Http2Exception {
    if (newLimit > LARGEST) {
      throw new Http2Exception(
          ErrorCode.COMPRESSION_ERROR, "a header table of " + newLimit + " bytes");
    }
    limit = newLimit;
    evictTo(limit);
  }

  private void evictTo(int most) {
    int evicted = 0;
    while (size > most && evicted < added.size()) {
      size -= added.get(evicted++).size();
    }
    added.subList(0, evicted).clear();
  }
}
