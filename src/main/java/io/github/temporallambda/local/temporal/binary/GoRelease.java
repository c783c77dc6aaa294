package io.github.temporallambda.local.temporal.binary;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Go release, for instance {@code 1.26.8}.
 *
 * @param major 1
 * @param minor 26
 * @param patch 8; 0 where none is told
 */
record GoRelease(int major, int minor, int patch) implements Comparable<GoRelease> {

  /** What server 1.32.1 demands in its {@code go.mod}. */
  static final GoRelease MINIMUM = new GoRelease(1, 26, 8);

  private static final Pattern LINE =
      Pattern.compile("go version go(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?[ +-].*");

  private static final Comparator<GoRelease> ORDER =
      Comparator.comparingInt(GoRelease::major)
          .thenComparingInt(GoRelease::minor)
          .thenComparingInt(GoRelease::patch);

  /**
   * Reads what {@code go version} prints, {@code go version go1.26.8 linux/amd64}; empty for
   * pre-releases and development builds.
   */
  static Optional<GoRelease> parse(String line) {
    Matcher matcher = LINE.matcher(line.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String patch = matcher.group(3);
    return Optional.of(
        new GoRelease(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            patch == null ? 0 : Integer.parseInt(patch)));
  }

  @Override
  public int compareTo(GoRelease other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
