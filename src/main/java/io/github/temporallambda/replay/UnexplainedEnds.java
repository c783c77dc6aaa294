package io.github.temporallambda.replay;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.cause.JvmEnded;
import io.github.temporallambda.replay.cause.JvmEnded.Way;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How JVMs ended in the gate, and what that means when each of the histories that were under way
 * was then answered alone.
 *
 * <p>Where the artifact's own code, or native code, ended the JVM, it is not known which history
 * did it, and it may happen again: the gate is not sure, and must not say PASSED. Where a process
 * of somebody else killed it, or many histories at a time needed more memory than the gate gives,
 * no history is to blame, and each has been answered by the artifact since: that is what PASSED
 * means. Then the verdict stands and a caveat tells what happened. One that is at fault by itself
 * does it again alone and never comes this far.
 */
final class UnexplainedEnds {

  private final Set<JvmEnded> ends = new LinkedHashSet<>();

  /** A JVM ended in this way. */
  void add(JvmEnded how) {
    ends.add(how);
  }

  /**
   * Empty where the ends are explained, or call for a caveat only.
   *
   * @param explained whether a history was found that ends its JVM
   */
  List<Problem> problems(boolean explained) {
    return ends.stream()
        .filter(how -> !explained && !isCircumstance(how))
        .map(GateProblems::endedUnexplained)
        .toList();
  }

  /**
   * A sentence for each end that says nothing against the artifact.
   *
   * @param explained whether a history was found that ends its JVM
   */
  List<String> caveats(boolean explained) {
    return ends.stream()
        .filter(how -> how.way() == Way.KILLED || (!explained && isCircumstance(how)))
        .map(UnexplainedEnds::caveat)
        .toList();
  }

  private static boolean isCircumstance(JvmEnded how) {
    return how.way() == Way.KILLED || how.way() == Way.OUT_OF_MEMORY;
  }

  private static String caveat(JvmEnded how) {
    return "The handler's JVM "
        + how.predicate()
        + " in the replay gate; the histories under way were replayed again, one at a time.";
  }
}
