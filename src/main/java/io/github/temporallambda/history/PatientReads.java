package io.github.temporallambda.history;

import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.RpcRefusal;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Calls that change nothing, tried again where the server limits them or did not answer. Threads
 * may share it.
 */
final class PatientReads {

  private final ReadingPace pace;
  private final ReadingProgress progress;
  private final AtomicBoolean told = new AtomicBoolean();

  PatientReads(ReadingPace pace, ReadingProgress progress) {
    this.pace = pace;
    this.progress = progress;
  }

  /**
   * What {@code call} answers.
   *
   * @throws StatusRuntimeException its last answer, once patience is over; any other error at once
   */
  <T> T read(Supplier<T> call) {
    Deadline deadline = Deadline.after(pace.patience());
    while (true) {
      try {
        return call.get();
      } catch (StatusRuntimeException e) {
        if (!RpcRefusal.of(e).isWorthAnotherRead() || deadline.isOver()) {
          throw e;
        }
      }
      if (told.compareAndSet(false, true)) {
        progress.limited();
      }
      deadline.pause(pace.pause());
    }
  }
}
