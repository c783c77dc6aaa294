package io.github.temporallambda.buildid;

import java.util.regex.Pattern;

/**
 * What a build is made of: a commit, and the digits that name the part of it that counts.
 *
 * @param commit the commit; of its dirty paths, those that count
 * @param digits 12 hex digits, of the commit itself or of the part of its tree that counts
 */
public record Revision(GitCommit commit, String digits) {

  /** How many digits of a git object's name stand in a Build ID. */
  static final int DIGITS = 12;

  private static final Pattern ALLOWED = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

  /**
   * @throws IllegalArgumentException when {@code digits} are not 12 lower-case hex digits
   */
  public Revision {
    if (!ALLOWED.matcher(digits).matches()) {
      throw new IllegalArgumentException("not " + DIGITS + " hex digits: " + digits);
    }
  }

  /** The whole commit. */
  public static Revision of(GitCommit commit) {
    return new Revision(commit, commit.id().substring(0, DIGITS));
  }
}
