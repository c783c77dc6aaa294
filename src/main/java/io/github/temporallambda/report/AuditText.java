package io.github.temporallambda.report;

import io.github.temporallambda.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** An {@link AuditResult} as lines for a console; the last line is the answer. */
final class AuditText {

  private AuditText() {}

  static List<String> lines(AuditResult audit) {
    List<String> lines = new ArrayList<>();
    audit.findings().forEach(finding -> lines.addAll(finding(finding)));
    audit.unread().forEach(problem -> lines.addAll(unread(problem)));
    lines.add(answer(audit));
    return lines;
  }

  private static List<String> finding(AuditFinding finding) {
    List<String> lines = new ArrayList<>();
    lines.add((finding.fault() ? "Mismatch " : "Note ") + finding.kind() + ": " + finding.what());
    finding.evidence().forEach(line -> lines.add("  " + line));
    lines.add("  Next: " + finding.next());
    return lines;
  }

  private static List<String> unread(Problem problem) {
    List<String> lines = new ArrayList<>();
    problem.withEvidence(List.of()).render().lines().forEach(line -> lines.add("  " + line));
    lines.add(0, "Could not check:");
    return lines;
  }

  private static String answer(AuditResult audit) {
    String found =
        number(audit.faults(), "mismatch", "mismatches")
            + " between deployment versions and Lambda versions"
            + (audit.notes() == 0 ? "" : ", " + number(audit.notes(), "note", "notes"));
    return audit.isComplete()
        ? "Audit: " + found
        : "Audit incomplete: "
            + number(audit.unread().size(), "function", "functions")
            + " could not be read; so far "
            + found;
  }

  private static String number(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
