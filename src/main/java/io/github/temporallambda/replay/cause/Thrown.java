package io.github.temporallambda.replay.cause;

import java.util.List;

/**
 * One exception of a printed stack trace.
 *
 * @param introduction what stands before its class: {@code "Caused by: "}, {@code "\tSuppressed: "}
 *     or nothing
 * @param className its class; empty where the text is no stack trace
 * @param message the lines of its message; empty where it has none
 * @param frames its frames, a line each, as they were printed
 */
record Thrown(String introduction, String className, List<String> message, List<String> frames) {

  Thrown {
    message = List.copyOf(message);
    frames = List.copyOf(frames);
  }

  /** The same without its message, which may hold a payload. */
  Thrown withoutMessage() {
    return new Thrown(introduction, className, List.of(), frames);
  }

  Thrown withMessage(List<String> lines) {
    return new Thrown(introduction, className, lines, frames);
  }

  /** The message on one line. */
  String words() {
    return String.join(" ", message.stream().map(String::strip).toList()).strip();
  }

  /** Whether it is of that class or of one nested in it. */
  boolean isA(String name) {
    return className.equals(name) || className.startsWith(name + "$");
  }
}
