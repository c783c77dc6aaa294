package io.github.temporallambda.report;

import io.github.temporallambda.problem.Problem;
import java.util.List;

/**
 * What holding Deployment Versions against Lambda versions gave. Where a function could not be
 * read, that there is no finding means nothing for its versions.
 *
 * @param functionsRead the functions of which AWS told
 * @param findings what was found
 * @param unread why functions could not be read, one for each
 */
public record AuditResult(
    List<String> functionsRead, List<AuditFinding> findings, List<Problem> unread) {

  public AuditResult {
    functionsRead = List.copyOf(functionsRead);
    findings = List.copyOf(findings);
    unread = List.copyOf(unread);
  }

  /** How many findings are faults. */
  public long faults() {
    return findings.stream().filter(AuditFinding::fault).count();
  }

  /** How many findings are none. */
  public long notes() {
    return findings.size() - faults();
  }

  /** Whether every function was read. */
  public boolean isComplete() {
    return unread.isEmpty();
  }
}
