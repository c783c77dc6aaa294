package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.handler.JavaVersion;
import java.util.Optional;

/**
 * The Java that the gate's fork runs on, beside the one that the function does. They may differ: a
 * workflow replays the same, unless its code or a library asks for the version.
 *
 * @param fork the fork's
 * @param function the function's runtime, for instance {@code java21}; empty where no function was
 *     asked
 */
record RuntimeMatch(JavaVersion fork, Optional<String> function) {

  /** The runtime that the fork is told to be on. */
  String inFork() {
    return function.orElse("java" + fork.feature());
  }

  /** What a reader of the verdict has to know, where they differ. */
  Optional<String> caveat() {
    return function
        .filter(
            runtime -> JavaVersion.ofRuntime(runtime).filter(it -> it == fork.feature()).isEmpty())
        .map(
            runtime ->
                "the gate replayed on Java "
                    + fork.feature()
                    + ", and the function runs on "
                    + runtime
                    + ": give the build a JDK toolchain or a JAVA_HOME of that Java");
  }
}
