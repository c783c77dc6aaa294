package io.github.temporallambda.replay.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells the words of the SDK's core, which may be shown, from all others: what the user's code or a
 * data converter says may repeat a payload, and so may an event that the SDK prints whole.
 */
final class SdkWords {

  private static final Pattern SDK_FRAME =
      Pattern.compile("\\s*at (?:[\\w.@-]*/)*io\\.temporal\\.internal\\..*");
  private static final Pattern CHECK_FRAME =
      Pattern.compile("\\s*at (?:[\\w.@-]*/)*com\\.google\\.common\\.base\\.Preconditions\\..*");

  /** A field, a block or its end, as protobuf prints a message. */
  private static final Pattern PRINTED =
      Pattern.compile("[a-z][a-z0-9_]*(: .*| ?\\{.*)|}|\\[[\\w./]+] ?\\{.*");

  private static final Pattern HARMLESS = Pattern.compile("(event_id|event_type): \\w+");
  private static final Pattern PRINTED_INSIDE =
      Pattern.compile(
          "\\b(?!event_id|event_type|name)[a-z]+(?:_[a-z]+)*(?: \\{|: \"|: \\d).*", Pattern.DOTALL);

  /** Told by the SDK's core wherever they come from. */
  private static final List<String> OWN =
      List.of(
          "io.temporal.worker.NonDeterministicException",
          "io.temporal.internal.statemachines.InternalWorkflowTaskException",
          UnsupportedVersion.EXCEPTION);

  /** Shorter words stand in a message by chance. */
  private static final int LONG_ENOUGH = 4;

  private static final String LEFT_OUT = "(left out)";

  private SdkWords() {}

  /** The same with the words of the SDK's core alone, and nothing that could hold a payload. */
  static StackTrace only(StackTrace trace) {
    List<Thrown> chain = trace.chain();
    List<Thrown> kept = new ArrayList<>();
    List<Thrown> foreign = new ArrayList<>();
    for (int i = chain.size() - 1; i >= 0; i--) {
      Thrown thrown = chain.get(i);
      boolean shown =
          isOwn(thrown)
              || (isSdks(thrown) && foreign.stream().noneMatch(other -> repeats(thrown, other)));
      if (!shown) {
        foreign.add(thrown);
      }
      kept.add(0, shown ? withoutEvents(thrown) : masked(thrown));
    }
    return new StackTrace(kept);
  }

  private static boolean isOwn(Thrown thrown) {
    return OWN.stream().anyMatch(thrown::isA);
  }

  /** A wrapper's message is often its cause as text, or that one's message. */
  private static boolean repeats(Thrown wrapper, Thrown cause) {
    String words = wrapper.words();
    String first = cause.message().isEmpty() ? "" : cause.message().get(0).strip();
    return !first.isEmpty()
        && (words.equals(first)
            || words.contains(cause.className() + ": ")
            || (first.length() >= LONG_ENOUGH && words.contains(first)));
  }

  private static Thrown masked(Thrown thrown) {
    return thrown.className().isEmpty()
        ? thrown.withMessage(List.of(LEFT_OUT))
        : thrown.withoutMessage();
  }

  /**
   * Whether the SDK's core made the message. What {@code io.temporal.failure} holds is told by
   * activities and children, whoever throws it; and a failed workflow's message is the user's,
   * except where non-determinism failed it.
   */
  private static boolean isSdks(Thrown thrown) {
    if (thrown.className().startsWith("io.temporal.failure.")) {
      return false;
    }
    if (thrown.isA("io.temporal.internal.worker.WorkflowExecutionException")) {
      return NonDeterminism.isTold(thrown.words());
    }
    return thrown.frames().stream()
        .filter(frame -> !CHECK_FRAME.matcher(frame).matches())
        .findFirst()
        .filter(frame -> SDK_FRAME.matcher(frame).matches())
        .isPresent();
  }

  private static Thrown withoutEvents(Thrown thrown) {
    return thrown.withMessage(
        thrown.message().stream().filter(SdkWords::isHarmless).map(SdkWords::cut).toList());
  }

  private static boolean isHarmless(String line) {
    String text = line.strip();
    return HARMLESS.matcher(text).matches() || !PRINTED.matcher(text).matches();
  }

  /** An event that was printed on one line with what stands before it. */
  private static String cut(String line) {
    return PRINTED_INSIDE.matcher(line).replaceFirst(LEFT_OUT);
  }
}
