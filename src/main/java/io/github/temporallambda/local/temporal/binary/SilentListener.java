package io.github.temporallambda.local.temporal.binary;

import java.net.URI;
import java.time.Duration;

/** Hears everything and says nothing. */
record SilentListener() implements ServerSearchListener {

  @Override
  public void looking(String where) {}

  @Override
  public void missing(String where, String reason) {}

  @Override
  public void found(String where, ServerBinary binary) {}

  @Override
  public void downloading(URI source, long bytes) {}

  @Override
  public void building(String what, Duration elapsed, String lastLine) {}

  @Override
  public void waiting(Duration elapsed) {}
}
