package io.github.temporallambda.history;

import com.google.protobuf.util.JsonFormat;
import io.temporal.api.history.v1.History;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** How a recorded history is written; {@link HistoryFiles} reads both. */
public enum HistoryFormat {

  /** Pretty JSON, as {@code temporal workflow show --output json} writes it. */
  JSON(".json") {
    @Override
    void write(InputStream history, OutputStream out) throws IOException {
      String json = JsonFormat.printer().print(History.parseFrom(history));
      out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
    }
  },

  /** Binary protobuf, compressed by gzip; the same history always makes the same bytes. */
  BINARY(".pb.gz") {
    @Override
    void write(InputStream history, OutputStream out) throws IOException {
      try (OutputStream zip = new GZIPOutputStream(out)) {
        var unused = history.transferTo(zip);
      }
    }
  };

  private final String extension;

  HistoryFormat(String extension) {
    this.extension = extension;
  }

  /**
   * The format that a user names: {@code json} or {@code binary}.
   *
   * @throws IllegalArgumentException when it is neither, with a sentence that may be shown
   */
  public static HistoryFormat named(String name) {
    return switch (name) {
      case "json" -> JSON;
      case "binary" -> BINARY;
      default -> throw new IllegalArgumentException("'" + name + "' is neither json nor binary");
    };
  }

  /** What its files' names end with. */
  String extension() {
    return extension;
  }

  /**
   * Writes a history.
   *
   * @param history its bytes, as they lie in a {@link HistorySpool}
   * @param out may be closed after it
   */
  abstract void write(InputStream history, OutputStream out) throws IOException;
}
