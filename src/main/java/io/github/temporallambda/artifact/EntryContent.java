package io.github.temporallambda.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.utils.InputStreamStatistics;

/**
 * The bytes of one zip entry as they come out of the inflater, counted and checked.
 *
 * <p>Stops at the first byte beyond what the header says or the budget allows, so that a bomb never
 * goes off. Damage is a {@link io.github.temporallambda.problem.ProblemException}.
 */
final class EntryContent implements AutoCloseable {

  private static final int BUFFER_BYTES = 16 * 1024;

  /** Short texts may pack extremely well and hurt nobody. */
  private static final long RATIO_COUNTS_FROM_BYTES = 1024 * 1024;

  private final String zip;
  private final ZipArchiveEntry entry;
  private final InputStream stream;
  private final ReadBudget budget;

  EntryContent(String zip, ZipArchiveEntry entry, InputStream stream, ReadBudget budget) {
    this.zip = zip;
    this.entry = entry;
    this.stream = stream;
    this.budget = budget;
  }

  /**
   * Reads to the end.
   *
   * @throws IOException when {@code sink} does not take the bytes, and for no other reason
   */
  void copyTo(OutputStream sink) throws IOException {
    CRC32 crc = new CRC32();
    long size = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int count = read(buffer); count >= 0; count = read(buffer)) {
      size += count;
      budget.takeBytes(zip, entry.getName(), count);
      requireWithinHeader(size);
      crc.update(buffer, 0, count);
      sink.write(buffer, 0, count);
    }
    requireIntact(size, crc.getValue());
  }

  private void requireWithinHeader(long size) {
    if (size > entry.getSize()) {
      throw PackageProblems.damaged(zip, entry.getName(), "it is longer than its header says");
    }
    if (size > RATIO_COUNTS_FROM_BYTES
        && stream instanceof InputStreamStatistics packed
        && size / budget.ratioLimit() > packed.getCompressedCount()) {
      throw PackageProblems.tooDense(zip, entry.getName(), budget.ratioLimit());
    }
  }

  private void requireIntact(long size, long crc) {
    if (size != entry.getSize()) {
      throw PackageProblems.damaged(zip, entry.getName(), "it is shorter than its header says");
    }
    if (crc != entry.getCrc()) {
      throw PackageProblems.damaged(zip, entry.getName(), "its CRC-32 does not match");
    }
  }

  private int read(byte[] buffer) {
    try {
      return stream.read(buffer);
    } catch (IOException | RuntimeException e) {
      // The library answers some damaged files with unchecked exceptions.
      throw PackageProblems.damaged(zip, entry.getName(), e);
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw PackageProblems.damaged(zip, entry.getName(), e);
    }
  }
}
