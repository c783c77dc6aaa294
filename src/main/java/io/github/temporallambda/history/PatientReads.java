package io.github.temporallambda.history;

import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.RpcRefusal;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Calls that change nothing, tried again where the server limits them or did not answer. Once
 * patience was over for one, the others get a single attempt each until one is answered: a server
 * that is gone is not waited for again and again. Threads may share it.
 */
final class PatientReads {

  private final ReadingPace pace;
  private final ReadingProgress progress;
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile boolean gaveUp;

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
    Deadline deadline = Deadline.after(gaveUp ? Duration.ZERO : pace.patience());
    while (true) {
      try {
        T answer = call.get();
        gaveUp = false;
        return answer;
      } catch (StatusRuntimeException e) {
        boolean worthIt = RpcRefusal.of(e).isWorthAnotherRead();
        if (!worthIt || deadline.isOver()) {
          gaveUp |= worthIt;
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
