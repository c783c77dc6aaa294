package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.local.temporal.binary.ServerSearchListener;
import io.github.temporallambda.report.Narration;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** The search for a Temporal server as lines of progress. */
final class ServerSearchLines implements ServerSearchListener {

  private final Narration narration;

  ServerSearchLines(Narration narration) {
    this.narration = narration;
  }

  @Override
  public void looking(String where) {
    // The place that has a server is told; four lines about looking would say no more.
  }

  @Override
  public void missing(String where, String reason) {
    narration.progress("no Temporal server from " + where + ": " + reason);
  }

  @Override
  public void found(String where, ServerBinary binary) {
    narration.progress("Temporal server from " + where);
  }

  @Override
  public void downloading(URI source, long bytes) {
    narration.progress(
        String.format(
            Locale.ROOT,
            "downloading the Temporal server from %s: %.1f MB",
            source.getHost(),
            bytes / 1_000_000.0));
  }

  @Override
  public void building(String what, Duration elapsed, String lastLine) {
    narration.progress(
        elapsed.isZero()
            ? "building " + what + " with Go: about 5 minutes, once"
            : "building " + what + ", " + elapsed.toSeconds() + " s so far " + lastLine);
  }

  @Override
  public void waiting(Duration elapsed) {
    narration.progress(
        "another process is getting the Temporal server, " + elapsed.toSeconds() + " s so far");
  }
}
