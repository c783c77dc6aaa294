package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.local.temporal.binary.ServerSearchListener;
import io.github.temporallambda.report.Narration;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The search for a Temporal server as lines of progress. */
final class ServerSearchLines implements ServerSearchListener {

  private final Narration narration;
  private final List<String> reasons = new ArrayList<>();

  ServerSearchLines(Narration narration) {
    this.narration = narration;
  }

  @Override
  public void looking(String where) {
    // The place that has a server is told; lines about looking would say no more.
  }

  /** Told only once it matters: when the server has to be obtained. */
  @Override
  public void missing(String where, String reason) {
    reasons.add("no Temporal server from " + where + ": " + reason);
  }

  @Override
  public void found(String where, ServerBinary binary) {
    narration.progress("Temporal server from " + where);
  }

  @Override
  public void downloading(URI source, long bytes) {
    tellReasons();
    narration.progress(
        String.format(
            Locale.ROOT,
            "downloading the Temporal server from %s: %.1f MB",
            source.getHost(),
            bytes / 1_000_000.0));
  }

  @Override
  public void building(String what, Duration elapsed, String lastLine) {
    tellReasons();
    narration.progress(
        elapsed.isZero()
            ? "building " + what + " with Go: about 5 minutes, once"
            : "building " + what + ", " + elapsed.toSeconds() + " s so far " + lastLine);
  }

  private void tellReasons() {
    reasons.forEach(narration::progress);
    reasons.clear();
  }

  @Override
  public void waiting(Duration elapsed) {
    narration.progress(
        "another process is getting the Temporal server, " + elapsed.toSeconds() + " s so far");
  }
}
