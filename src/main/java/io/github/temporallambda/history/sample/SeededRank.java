package io.github.temporallambda.history.sample;

/** A number for a seed and an id that looks like chance and is the same on every machine. */
final class SeededRank {

  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private SeededRank() {}

  static long of(long seed, String id) {
    long hash = FNV_BASIS ^ mixed(seed);
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * FNV_PRIME;
    }
    return mixed(hash);
  }

  /** The finalizer of SplitMix64: each bit of the input moves half of those of the output. */
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
