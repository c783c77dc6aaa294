package io.github.temporallambda.artifact;

/**
 * Counts what has been read of one package, or of the jars within it, and stops beyond the limit.
 *
 * <p>Counts bytes that really came out of the inflater; what a zip's headers claim is not believed.
 * Not thread-safe.
 */
final class ReadBudget {

  private final int entryLimit;
  private final long byteLimit;
  private final int ratioLimit;
  private long entries;
  private long bytes;

  private ReadBudget(int entryLimit, long byteLimit, int ratioLimit) {
    this.entryLimit = entryLimit;
    this.byteLimit = byteLimit;
    this.ratioLimit = ratioLimit;
  }

  static ReadBudget ofPackage(ReadLimits limits) {
    return new ReadBudget(limits.entries(), limits.unzippedBytes(), limits.ratio());
  }

  static ReadBudget ofNestedJars(ReadLimits limits) {
    return new ReadBudget(limits.entries(), limits.nestedBytes(), limits.ratio());
  }

  int ratioLimit() {
    return ratioLimit;
  }

  void takeEntry(String zip) {
    entries++;
    if (entries > entryLimit) {
      throw PackageProblems.tooManyEntries(zip, entryLimit);
    }
  }

  void takeBytes(String zip, String entry, int count) {
    bytes += count;
    if (bytes > byteLimit) {
      throw PackageProblems.tooManyBytes(zip, entry, byteLimit);
    }
  }
}
