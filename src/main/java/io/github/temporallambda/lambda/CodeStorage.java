package io.github.temporallambda.lambda;

/**
 * The account's storage for the code of all functions and layers in one Region. Every published
 * version counts with all its bytes, also where they are the same as another's.
 *
 * @param usedBytes what is used
 * @param limitBytes what AWS gives, 75 GB unless it was asked for more
 */
public record CodeStorage(long usedBytes, long limitBytes) {

  /** What is used in percent once {@code more} bytes have come, rounded down. */
  public long percentWith(long more) {
    return limitBytes <= 0 ? 100 : (usedBytes + more) * 100 / limitBytes;
  }

  /** On one line. */
  public String says() {
    return usedBytes + " of " + limitBytes + " bytes are used";
  }

  /** Whether {@code more} bytes are taken. */
  public boolean holds(long more) {
    return usedBytes + more <= limitBytes;
  }
}
