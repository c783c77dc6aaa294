package io.github.temporallambda.local.temporal.binary;

/** What one place had. */
sealed interface Finding {

  /** A server that can be run. */
  record Found(ServerBinary binary) implements Finding {}

  /** None, and why, as half a sentence. */
  record Missing(String reason) implements Finding {}
}
