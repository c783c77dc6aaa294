package io.github.temporallambda.local.temporal.binary;

/** The releases this plugin was tried with, and obtains. */
final class Releases {

  /** Temporal CLI; carries server 1.31.2. */
  static final String CLI = "1.8.2";

  /** The official server. */
  static final String SERVER = "1.32.1";

  private Releases() {}
}
