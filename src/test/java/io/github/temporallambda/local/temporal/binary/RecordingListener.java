package io.github.temporallambda.local.temporal.binary;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it was told, a line each. */
final class RecordingListener implements ServerSearchListener {

  final List<String> told = new CopyOnWriteArrayList<>();

  @Override
  public void looking(String where) {
    told.add("looking: " + where);
  }

  @Override
  public void missing(String where, String reason) {
    told.add("missing: " + where + ": " + reason);
  }

  @Override
  public void found(String where, ServerBinary binary) {
    told.add("found: " + where);
  }

  @Override
  public void downloading(URI source, long bytes) {
    told.add("downloading " + source);
  }

  @Override
  public void building(String what, Duration elapsed, String lastLine) {
    told.add("building " + what + " " + lastLine);
  }

  @Override
  public void waiting(Duration elapsed) {
    told.add("waiting");
  }
}
