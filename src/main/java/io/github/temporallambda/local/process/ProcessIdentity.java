package io.github.temporallambda.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process for ever: its id together with when it started, so that another process which was
 * given the same id later is never taken for it.
 *
 * @param pid the operating system's id
 * @param startedAt when it started, to the millisecond
 */
public record ProcessIdentity(long pid, Instant startedAt) {

  /** Linux derives the time from the boot time in whole seconds, which may be read off by one. */
  private static final Duration SAME_START = Duration.ofSeconds(2);

  /** Where the system does not tell the start, the identity is one that nothing matches. */
  public static ProcessIdentity of(ProcessHandle process) {
    Instant startedAt = process.info().startInstant().orElse(Instant.EPOCH);
    return new ProcessIdentity(process.pid(), Instant.ofEpochMilli(startedAt.toEpochMilli()));
  }

  /** Reads {@link #toString()}; empty when {@code text} is something else, half written say. */
  public static Optional<ProcessIdentity> parse(String text) {
    if (!text.matches("[0-9]{1,18}-[0-9]{1,18}")) {
      return Optional.empty();
    }
    int dash = text.indexOf('-');
    return Optional.of(
        new ProcessIdentity(
            Long.parseLong(text.substring(0, dash)),
            Instant.ofEpochMilli(Long.parseLong(text.substring(dash + 1)))));
  }

  /** The process if it still runs. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
  }

  private boolean isSame(ProcessHandle process) {
    Instant other = of(process).startedAt();
    return Duration.between(startedAt, other).abs().compareTo(SAME_START) <= 0;
  }

  @Override
  public String toString() {
    return pid + "-" + startedAt.toEpochMilli();
  }
}
