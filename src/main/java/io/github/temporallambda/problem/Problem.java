package io.github.temporallambda.problem;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that went wrong: what happened, the evidence for it, and what to do next.
 *
 * <p>Never holds a secret, an environment value, a payload or a presigned URL: whoever makes a
 * problem chooses what it may say.
 *
 * @param kind who has to act
 * @param what what happened, as one sentence; names the parameter where the input was wrong
 * @param evidence identifiers, values and answers that show it, a line each; may be empty
 * @param next what to do, a line each, commands ready to paste; may be empty
 */
public record Problem(ProblemKind kind, String what, List<String> evidence, List<String> next) {

  public Problem {
    requireNonNull(kind, "kind");
    if (what.isBlank()) {
      throw new IllegalArgumentException("a problem says what happened");
    }
    evidence = List.copyOf(evidence);
    next = List.copyOf(next);
  }

  /** The user's input is wrong: {@code what} names the parameter, {@code next} what to write. */
  public static Problem configuration(String what, String next) {
    return new Problem(ProblemKind.CONFIGURATION, what, List.of(), List.of(next));
  }

  /** The artifact did not pass the gate or did not prove itself. */
  public static Problem gate(String what, List<String> evidence, String next) {
    return new Problem(ProblemKind.GATE, what, evidence, List.of(next));
  }

  /** Someone else changed the same thing meanwhile. */
  public static Problem conflict(String what, List<String> evidence, String next) {
    return new Problem(ProblemKind.CONFLICT, what, evidence, List.of(next));
  }

  /** AWS or Temporal refused, or could not be reached. */
  public static Problem remote(String what, List<String> evidence, String next) {
    return new Problem(ProblemKind.REMOTE, what, evidence, List.of(next));
  }

  /** A copy with further lines of evidence behind the present ones. */
  public Problem withEvidence(List<String> more) {
    List<String> all = new ArrayList<>(evidence);
    all.addAll(more);
    return new Problem(kind, what, all, next);
  }

  /**
   * The whole message: what, then the evidence indented, then {@code Next:} lines. An empty line of
   * evidence is an empty line.
   */
  public String render() {
    StringBuilder text = new StringBuilder(what);
    evidence.forEach(
        line -> text.append(line.isEmpty() ? "\n" : "\n  " + line.replace("\n", "\n  ")));
    next.forEach(line -> text.append("\nNext: ").append(line));
    return text.toString();
  }
}
