package io.github.temporallambda.benchmark;

import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** What a contender tells the driver: lines of {@code name=number} on standard output. */
final class ContenderOutput {

  /** The system property that asks for it: looking takes a while, in which others race. */
  static final String HEAP = "benchmark.heap";

  private ContenderOutput() {}

  static void tell(String name, long number) {
    System.out.println(name + "=" + number);
  }

  /** Tells, where it is asked for, the peak of this JVM's heap, garbage included, in MB. */
  static void tellHeapPeak() {
    if (!Boolean.getBoolean(HEAP)) {
      return;
    }
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong((MemoryPoolMXBean pool) -> pool.getPeakUsage().getUsed())
            .sum();
    tell("heapPeak", peak >> 20);
  }

  /** A gate that did anything but replay them all has not run the race. */
  static void requirePassed(GateVerdict verdict, int expected) {
    if (verdict.outcome() != Outcome.PASSED || verdict.histories().size() != expected) {
      throw new IllegalStateException(
          verdict.outcome()
              + " over "
              + verdict.histories().size()
              + " of "
              + expected
              + ": "
              + verdict.problems());
    }
  }
}
