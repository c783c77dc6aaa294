package io.github.temporallambda.report;

import java.util.List;

/**
 * One way in which Deployment Versions and Lambda versions are not one to one.
 *
 * @param kind a word that stays the same, for instance {@code no-function-version}
 * @param fault whether something is wrong; else it is worth knowing, and no more
 * @param what what it is, as one sentence
 * @param evidence the values that show it, a line each
 * @param next what to do about it
 */
public record AuditFinding(
    String kind, boolean fault, String what, List<String> evidence, String next) {

  public AuditFinding {
    evidence = List.copyOf(evidence);
  }
}
