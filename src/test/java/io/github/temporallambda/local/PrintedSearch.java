package io.github.temporallambda.local;

import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.local.temporal.binary.ServerSearchListener;
import java.net.URI;
import java.time.Duration;

/** Prints what takes long, so that nobody thinks the tests hang. */
record PrintedSearch() implements ServerSearchListener {

  @Override
  public void looking(String where) {}

  @Override
  public void missing(String where, String reason) {
    System.out.println("Temporal server: not from " + where + ": " + reason);
  }

  @Override
  public void found(String where, ServerBinary binary) {
    System.out.println("Temporal server: from " + where);
  }

  @Override
  public void downloading(URI source, long bytes) {
    System.out.println("Temporal server: downloading " + source + ", " + bytes + " bytes so far");
  }

  @Override
  public void building(String what, Duration elapsed, String lastLine) {
    System.out.println(
        "Temporal server: building "
            + what
            + " (about 5 minutes, once), "
            + elapsed.toSeconds()
            + " s so far: "
            + lastLine);
  }

  @Override
  public void waiting(Duration elapsed) {
    System.out.println(
        "Temporal server: another process prepares it, " + elapsed.toSeconds() + " s so far");
  }
}
