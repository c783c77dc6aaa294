package io.github.temporallambda.artifact;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The sentences for everything that can be wrong with a deployment package. */
final class PackageProblems {

  private static final int NAME_SHOWN = 200;
  private static final String BUILD = "build it: mvn package";
  private static final String REBUILD = "build it anew: mvn clean package";
  private static final String MEND =
      "rename or leave out the entry where the package is assembled (a filter of"
          + " maven-shade-plugin, the descriptor of maven-assembly-plugin); within a jar of lib/,"
          + " use another release of that dependency";
  private static final String SHRINK =
      "leave out dependencies and resources that the worker does not need: mvn dependency:tree";

  private PackageProblems() {}

  static ProblemException missing(Path file) {
    return problem("There is no deployment package '" + file + "'.", BUILD);
  }

  static ProblemException notAFile(Path file) {
    return problem(
        "The deployment package '" + file + "' is not a file.", "name the jar or zip itself");
  }

  static ProblemException empty(String zip) {
    return problem("The deployment package '" + zip + "' is empty.", REBUILD);
  }

  static ProblemException unreadable(String file, Exception cause) {
    return problem("'" + file + "' cannot be read.", "make it readable, or " + REBUILD, cause);
  }

  static ProblemException changed(Path file) {
    return problem(
        "The deployment package '" + file + "' changed after it had been read.",
        "let nothing build into the same directory meanwhile, and run again");
  }

  static ProblemException notAZip(String zip, Exception cause) {
    return problem("'" + zip + "' is not a zip or jar, or is damaged.", REBUILD, cause);
  }

  static ProblemException damaged(String zip, String entry, String how) {
    return problem(entry(zip, entry) + " is damaged: " + how + ".", REBUILD);
  }

  static ProblemException damaged(String zip, String entry, Exception cause) {
    return problem(entry(zip, entry) + " is damaged.", REBUILD, cause);
  }

  /**
   * @param rule completes a sentence that begins with the entry
   */
  static ProblemException unsafe(String zip, String entry, String rule) {
    return problem(entry(zip, entry) + " " + rule + ".", MEND);
  }

  static ProblemException tooManyEntries(String zip, int limit) {
    return problem("'" + zip + "' has more than " + grouped(limit) + " entries.", SHRINK);
  }

  static ProblemException tooManyBytes(String zip, String entry, long limit) {
    return problem(
        "'"
            + zip
            + "' unzips to more than "
            + grouped(limit)
            + " bytes; the limit was reached in entry '"
            + shown(entry)
            + "'.",
        SHRINK);
  }

  static ProblemException tooDense(String zip, String entry, int ratio) {
    return problem(
        entry(zip, entry) + " unzips to more than " + ratio + " times its packed bytes.", MEND);
  }

  static ProblemException unwritable(String what, Path target, Exception cause) {
    return problem(
        "'" + shown(what) + "' cannot be unpacked to '" + target + "'.",
        "make room there, and make it writable; a file system that ignores case cannot hold two"
            + " entries whose names differ only in case",
        cause);
  }

  private static String entry(String zip, String entry) {
    return "Entry '" + shown(entry) + "' of '" + zip + "'";
  }

  /** A name comes from the file: control characters must not reach a terminal. */
  private static String shown(String name) {
    String harmless = name.replaceAll("\\p{Cntrl}", "?");
    return harmless.length() <= NAME_SHOWN ? harmless : harmless.substring(0, NAME_SHOWN) + "…";
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static ProblemException problem(String what, String next) {
    return new ProblemException(Problem.configuration(what, next));
  }

  private static ProblemException problem(String what, String next, Exception cause) {
    return new ProblemException(
        Problem.configuration(what, next).withEvidence(List.of(shown(cause.toString()))), cause);
  }
}
