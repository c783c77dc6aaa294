package io.github.temporallambda.history;

import java.util.Locale;

/**
 * How a sample was taken.
 *
 * @param chosen how many were chosen; more than {@code most} where there are more types than that
 * @param most how many were wanted at most
 * @param of of how many
 * @param types how many workflow types they are of: every one that there is
 * @param bands how many groups of one type, about one length and one kind of last event they are of
 * @param looked how many were looked at for length and last event
 * @param seed the seed that gives the same sample again
 */
public record SampleFacts(
    int chosen, int most, int of, int types, int bands, int looked, long seed) {

  /**
   * As in {@code 1,000 of 48,211, every workflow type, 17 bands}; where types alone are more than
   * were wanted, it says so.
   */
  public String says() {
    return String.format(
        Locale.ROOT,
        "%,d of %,d, every workflow type%s, %,d %s",
        chosen,
        of,
        chosen > most ? " (more than maxHistories)" : "",
        bands,
        bands == 1 ? "band" : "bands");
  }

  /** How to take it again, as in {@code sample of 4,000 looked at, sampleSeed 1}. */
  public String how() {
    return String.format(Locale.ROOT, "sample of %,d looked at, sampleSeed %d", looked, seed);
  }
}
