package io.github.temporallambda.local.temporal.binary;

import java.time.Duration;

/**
 * When a download gives up.
 *
 * @param connect how long resolving the name, and then connecting, may each take
 * @param stall how long nothing may come, headers or body
 */
record DownloadLimits(Duration connect, Duration stall) {

  static final DownloadLimits USUAL =
      new DownloadLimits(Duration.ofSeconds(5), Duration.ofSeconds(20));
}
