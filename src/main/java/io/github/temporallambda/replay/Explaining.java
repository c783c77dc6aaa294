package io.github.temporallambda.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.temporallambda.handler.TemporaryDirectories;
import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.cause.Explanation;
import io.github.temporallambda.replay.cause.NonDeterminism;
import io.github.temporallambda.replay.cause.RecordedEvents;
import io.github.temporallambda.replay.cause.ThreadDump;
import io.temporal.api.common.v1.Payloads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains the verdicts of one gate while the histories' files are still there: reads what stands
 * around the event at which a replay stopped, and keeps of one history for each cause what leads up
 * to there, for the question where the code had come to. What cannot be read is left out; no
 * verdict depends on it. Used from the gate's own thread alone, except for {@link #told}.
 */
final class Explaining implements AutoCloseable {

  /** So many histories of one cause are looked into; where thousands fail, some are enough. */
  private static final int MOST_READ = 100;

  /** More causes than that are not asked about. */
  private static final int MOST_QUESTIONS = 20;

  private final Map<DistinctCause.Likeness, Integer> seen = new HashMap<>();
  private final Map<DistinctCause.Likeness, RecordedHistory> questions = new HashMap<>();
  private final Map<RecordedHistory, Payloads> answers = new HashMap<>();
  private Optional<Path> directory = Optional.empty();

  /** The verdict with what its history tells, where it stopped at an event. */
  HistoryVerdict explained(HistoryVerdict verdict) {
    Optional<Explanation> explanation = verdict.explanation();
    Optional<DistinctCause.Likeness> likeness = DistinctCause.Likeness.of(verdict);
    if (explanation.isEmpty() || likeness.isEmpty()) {
      return verdict;
    }
    int before = seen.merge(likeness.get(), 1, Integer::sum) - 1;
    return before < MOST_READ && explanation.get().cause().isInHistory()
        ? read(verdict, explanation.get(), likeness.get())
        : verdict;
  }

  private HistoryVerdict read(
      HistoryVerdict verdict, Explanation explanation, DistinctCause.Likeness likeness) {
    try {
      RecordedEvents events = new RecordedEvents(verdict.history().content().readAll());
      boolean open = questions.size() < MOST_QUESTIONS && !questions.containsKey(likeness);
      if (open && explanation.cause() instanceof NonDeterminism) {
        long eventId = explanation.cause().eventId().orElseThrow();
        Optional<byte[]> before = events.before(eventId);
        if (before.isPresent()) {
          questions.put(likeness, kept(verdict.history(), before.get(), eventId));
        }
      }
      return verdict.explained(explanation.around(events));
    } catch (IOException gone) {
      return verdict;
    }
  }

  private RecordedHistory kept(RecordedHistory history, byte[] before, long eventId)
      throws IOException {
    if (directory.isEmpty()) {
      directory = Optional.of(TemporaryDirectories.create("questions"));
    }
    Path file = directory.get().resolve(questions.size() + ".pb");
    Files.write(file, before);
    return new RecordedHistory(
        history.origin(),
        history.workflowId(),
        history.runId(),
        history.workflowType(),
        history.taskQueue(),
        Math.toIntExact(eventId - 1),
        HistoryContent.in(file));
  }

  /** Histories up to where the code went another way, one for each cause. */
  List<RecordedHistory> questions() {
    return List.copyOf(questions.values());
  }

  /** A worker's answer to the query {@link ThreadDump#QUERY} about one of them. */
  synchronized void told(RecordedHistory question, ByteString answer) {
    try {
      answers.put(question, Payloads.parseFrom(answer));
    } catch (InvalidProtocolBufferException broken) {
      answers.remove(question);
    }
  }

  /** The verdict with the line of code that a worker told of its cause. */
  synchronized HistoryVerdict withCode(HistoryVerdict verdict) {
    return DistinctCause.Likeness.of(verdict)
        .map(questions::get)
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
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
