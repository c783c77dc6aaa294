package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.cause.Explanation;
import io.github.temporallambda.replay.cause.NonDeterminism;
import io.github.temporallambda.replay.cause.RecordedEvents;
import io.github.temporallambda.replay.cause.ThreadDump;
import io.temporal.api.common.v1.Payloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains the verdicts of one gate while the histories' files are still there: reads what stands
 * around the event at which a replay stopped, for the few of each cause that are shown, and keeps
 * of the first the history up to there, for the question where the code had come to. What cannot be
 * read is left out; no verdict depends on it. Used from the gate's own thread alone, except for
 * {@link #told}.
 */
final class Explaining implements AutoCloseable {

  /** More causes than that are not asked about. */
  private static final int MOST_QUESTIONS = 20;

  private final Map<DistinctCause.Likeness, Integer> seen = new HashMap<>();
  private final Map<RecordedHistory, RecordedHistory> questions = new HashMap<>();
  private final Map<RecordedHistory, Payloads> answers = new HashMap<>();
  private Optional<Path> directory = Optional.empty();

  /** The verdict with what its history tells, where it is one of those that are shown. */
  HistoryVerdict explained(HistoryVerdict verdict) {
    Optional<Explanation> explanation = verdict.explanation();
    Optional<DistinctCause.Likeness> likeness = DistinctCause.Likeness.of(verdict);
    if (explanation.isEmpty() || likeness.isEmpty()) {
      return verdict;
    }
    int before = seen.merge(likeness.get(), 1, Integer::sum) - 1;
    return before < DistinctCause.MOST_EXAMPLES && explanation.get().cause().eventId().isPresent()
        ? read(verdict, explanation.get(), before == 0)
        : verdict;
  }

  private HistoryVerdict read(HistoryVerdict verdict, Explanation explanation, boolean first) {
    try {
      RecordedEvents events = new RecordedEvents(Files.readAllBytes(verdict.history().file()));
      if (first && explanation.cause() instanceof NonDeterminism) {
        long eventId = explanation.cause().eventId().orElseThrow();
        Optional<byte[]> before = events.before(eventId);
        if (before.isPresent() && questions.size() < MOST_QUESTIONS) {
          keep(verdict.history(), before.get(), Math.toIntExact(eventId - 1));
        }
      }
      return verdict.explained(explanation.around(events));
    } catch (IOException gone) {
      return verdict;
    }
  }

  private void keep(RecordedHistory history, byte[] before, int events) throws IOException {
    if (directory.isEmpty()) {
      directory = Optional.of(Files.createTempDirectory("temporal-lambda-questions"));
    }
    Path file = directory.get().resolve(questions.size() + ".pb");
    Files.write(file, before);
    RecordedHistory question =
        new RecordedHistory(
            history.origin(),
            history.workflowId(),
            history.runId(),
            history.workflowType(),
            history.taskQueue(),
            events,
            file);
    questions.put(history, question);
  }

  /** Histories up to where the code went another way, one for each cause. */
  List<RecordedHistory> questions() {
    return List.copyOf(questions.values());
  }

  /** A worker's answer to the query {@link ThreadDump#QUERY} about one of them. */
  synchronized void told(RecordedHistory question, Payloads answer) {
    answers.put(question, answer);
  }

  /** The verdict with the line of code that a worker told. */
  synchronized HistoryVerdict withCode(HistoryVerdict verdict) {
    return Optional.ofNullable(questions.get(verdict.history()))
        .map(answers::get)
        .flatMap(told -> verdict.explanation().map(it -> it.at(ThreadDump.frames(told))))
        .map(verdict::explained)
        .orElse(verdict);
  }

  /** Removes the histories that were kept. Safe to repeat. */
  @Override
  public void close() {
    directory.ifPresent(Explaining::remove);
    directory = Optional.empty();
  }

  private static void remove(Path directory) {
    try (Stream<Path> walk = Files.walk(directory)) {
      List<Path> paths = new ArrayList<>(walk.sorted(Comparator.reverseOrder()).toList());
      for (Path path : paths) {
        Files.deleteIfExists(path);
      }
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
