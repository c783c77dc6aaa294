package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.replay.DistinctCause;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.cause.Advice;
import io.github.temporallambda.replay.cause.NotReplayed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The distinct causes of a failed gate as blocks of text, worst first. */
final class CauseBlocks {

  private static final int MOST_SHOWN = 10;
  private static final int LABEL = 10;

  /** Behind Maven's {@code [ERROR] } and two columns more, the lines end before column 100. */
  private static final Lines LINES = new Lines(86);

  private CauseBlocks() {}

  /** What follows, and a block for each cause, with an empty line before it. */
  static List<String> of(List<DistinctCause> causes) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "No execution moves. "
            + (causes.size() == 1 ? "1 cause:" : causes.size() + " causes, worst first:"));
    for (int i = 0; i < Math.min(causes.size(), MOST_SHOWN); i++) {
      lines.add("");
      lines.addAll(block(i + 1, causes.get(i)));
    }
    if (causes.size() > MOST_SHOWN) {
      lines.add("");
      lines.add("and " + (causes.size() - MOST_SHOWN) + " more causes, in the report");
    }
    lines.add("");
    return lines;
  }

  private static List<String> block(int number, DistinctCause cause) {
    List<String> block = new ArrayList<>();
    block.add(number + ". " + cause.workflowType() + ": " + counted(cause));
    List<String> body = new ArrayList<>(LINES.hanging("", cause.explanation().cause().says()));
    cause.explanation().lines().forEach(line -> body.addAll(labelled(line)));
    body.addAll(examples(cause));
    body.addAll(fix(cause.explanation().cause().advice()));
    body.forEach(line -> block.add("   " + line));
    return block;
  }

  private static String counted(DistinctCause cause) {
    return cause.count() + (cause.count() == 1 ? " execution " : " executions ") + cause.outcome();
  }

  /** Lines of an explanation carry their label themselves. */
  private static List<String> labelled(String line) {
    return line.length() <= LABEL
        ? List.of(line)
        : LINES.hanging(line.substring(0, LABEL), line.substring(LABEL));
  }

  private static List<String> examples(DistinctCause cause) {
    List<String> lines = new ArrayList<>();
    for (HistoryVerdict example : cause.examples()) {
      lines.add((lines.isEmpty() ? "examples  " : " ".repeat(LABEL)) + example(example));
    }
    return lines;
  }

  private static String example(HistoryVerdict example) {
    OptionalLong eventId =
        example.explanation().map(it -> it.cause().eventId()).orElse(OptionalLong.empty());
    return example.history().workflowId()
        + " (run "
        + example.history().runId()
        + (eventId.isPresent() ? ", event " + eventId.getAsLong() : "")
        + ", "
        + example.history().origin()
        + ")";
  }

  private static List<String> fix(Advice advice) {
    List<String> lines = new ArrayList<>();
    for (String line : advice.lines()) {
      lines.addAll(LINES.hanging(lines.isEmpty() ? "fix       " : " ".repeat(LABEL), line));
    }
    advice.page().ifPresent(page -> lines.add("see       " + page));
    return lines;
  }

  /** Whether it was not tried at all, for what is wrong with the artifact as a whole. */
  static boolean isNotTried(DistinctCause cause) {
    return cause.explanation().cause() instanceof NotReplayed;
  }
}
