package io.github.temporallambda.local.aws;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The time and the next revision id; the same run gives the same ids. */
final class Stamps {

  private final Clock clock;
  private final AtomicLong revisions = new AtomicLong();

  Stamps(Clock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  String nextRevisionId() {
    String seed = "revision-" + revisions.incrementAndGet();
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
