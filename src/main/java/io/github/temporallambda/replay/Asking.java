package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.temporal.api.common.v1.Payloads;
import java.util.function.BiConsumer;

/**
 * What the worker is asked of a history, as a direct query.
 *
 * @param queryType the query's type
 * @param answers gets what it answered, where it could
 */
record Asking(String queryType, BiConsumer<RecordedHistory, Payloads> answers) {

  /** The direct query that the SDK's own replayer is made of; its answer is empty. */
  static final Asking TO_REPLAY = new Asking("__replay_only", (history, nothing) -> {});
}
