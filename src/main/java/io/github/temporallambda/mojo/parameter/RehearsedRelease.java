package io.github.temporallambda.mojo.parameter;

/**
 * One release of a rehearsal.
 *
 * @param name how the user calls it; no other has this name
 * @param origin where it comes from
 * @param expected what has to become of it
 */
public record RehearsedRelease(String name, ReleaseOrigin origin, Expectation expected) {

  /** The present artifact, when nobody says more about it. */
  public static RehearsedRelease present() {
    return new RehearsedRelease("present", new ReleaseOrigin.Present(), Expectation.ROUTED);
  }

  /** Whether it is what the module packages now. */
  public boolean isPresent() {
    return origin instanceof ReleaseOrigin.Present;
  }

  /** The name of the directory for what is kept of it. */
  public String directoryName() {
    return directoryOf(name);
  }

  /** What {@link #directoryName} is for a release of this name. */
  public static String directoryOf(String name) {
    return name.replaceAll("[^A-Za-z0-9._-]|^\\.+", "-");
  }
}
