package io.github.temporallambda.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All histories of a directory at once, which production never holds. */
public final class ReadHistories {

  private ReadHistories() {}

  public static List<RecordedHistory> of(Path directory, HistorySpool spool) {
    List<RecordedHistory> read = new ArrayList<>();
    try {
      HistoryFiles.in(directory).stream(spool, read::add);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    return read;
  }
}
