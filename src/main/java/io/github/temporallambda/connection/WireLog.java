package io.github.temporallambda.connection;

import io.grpc.netty.shaded.io.netty.util.internal.logging.InternalLoggerFactory;
import io.grpc.netty.shaded.io.netty.util.internal.logging.JdkLoggerFactory;

/** What gRPC's transport logs of each frame, at DEBUG: every header, the API key among them. */
public final class WireLog {

  private WireLog() {}

  /**
   * Takes it out of Maven's log, where {@code -X} would print it, and gives it to {@code
   * java.util.logging}, which drops it unless it is configured not to. Safe to repeat; to be called
   * before anything is connected.
   */
  public static void keepFromMaven() {
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
  }
}
