package io.github.temporallambda.local.temporal.binary;

import java.net.URI;
import java.time.Duration;

/** Told what a {@link ServerSearch} does, as it does it; called on the searching thread. */
public interface ServerSearchListener {

  /** Looking in one of the five places, for instance {@code temporal on PATH}. */
  void looking(String where);

  /** Nothing usable there, and why. */
  void missing(String where, String reason);

  /** Found; the search is over. */
  void found(String where, ServerBinary binary);

  /** A download begins or goes on, called about each second; {@code bytes} have come so far. */
  void downloading(URI source, long bytes);

  /**
   * A build begins (elapsed zero; it takes some 5 minutes, once) or goes on, called about each 15
   * seconds.
   *
   * @param what what is built
   * @param lastLine the build's latest line of output; empty when it has printed none
   */
  void building(String what, Duration elapsed, String lastLine);

  /** Another process is filling the same cache; called about each 15 seconds. */
  void waiting(Duration elapsed);

  /** Tells nobody. */
  static ServerSearchListener silent() {
    return new SilentListener();
  }
}
