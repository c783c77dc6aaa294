package io.github.temporallambda.buildid;

import java.util.regex.Pattern;

/**
 * The Build ID of a Worker Deployment Version, for instance {@code 3f2c1a9b7d10}.
 *
 * <p>Keeps the alphabet that the server, its controller and Lambda's description all take: letters,
 * digits, {@code .}, {@code _}, {@code -}; 1 to 63 characters; begins with a letter or digit. The
 * server would take more (480 bytes), but its controller splits its workflow IDs at {@code :}.
 *
 * @param value the ID as the server has it
 */
public record BuildId(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  /**
   * What {@code $LATEST} announces in development mode, for ever and whatever it holds. No commit
   * gives it: those have 12 digits or more.
   */
  public static final BuildId DEVELOPMENT = new BuildId("dev");

  /**
   * @throws IllegalArgumentException when {@code value} is not a Build ID
   */
  public BuildId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is not a Build ID: 1 to 63 of A-Z a-z 0-9 . _ - beginning with a letter"
              + " or digit");
    }
  }

  /** Whether it is {@link #DEVELOPMENT}, which names no one content. */
  public boolean isDevelopment() {
    return equals(DEVELOPMENT);
  }

  @Override
  public String toString() {
    return value;
  }
}
