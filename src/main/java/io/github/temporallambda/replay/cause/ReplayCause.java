package io.github.temporallambda.replay.cause;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why a history did not pass. None holds anything of a payload: of exceptions that were not thrown
 * by the SDK's own core only the class is kept.
 */
public sealed interface ReplayCause
    permits NonDeterminism,
        UnsupportedVersion,
        UnregisteredType,
        QueueNotPolled,
        CodeFailure,
        JvmEnded,
        NoAnswer,
        NotReplayed,
        OwnWords {

  /** A name for the report, stable: {@code non-determinism}, {@code unregistered-type}, …. */
  String kind();

  /** What happened, on one line, the same for all executions with this cause. */
  String says();

  /** What happened to one execution, on one line, with what was recorded and what the code did. */
  default String line() {
    return says();
  }

  /** What usually mends it. */
  Advice advice();

  /** The event at which the replay stopped, where it is known. */
  default OptionalLong eventId() {
    return OptionalLong.empty();
  }

  /** Whether {@link #within} may tell more, beside what stands around {@link #eventId}. */
  default boolean isInHistory() {
    return eventId().isPresent();
  }

  /** The same, with the event at which the replay stopped where only the history tells it. */
  default ReplayCause within(RecordedEvents history) {
    return this;
  }

  /** The line of the user's own code that its stack trace tells. */
  default Optional<Frame> at() {
    return Optional.empty();
  }

  /** Equal for causes that are shown as one. */
  default Object likeness() {
    return this;
  }
}
