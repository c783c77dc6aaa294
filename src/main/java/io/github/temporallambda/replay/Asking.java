package io.github.temporallambda.replay;

import com.google.protobuf.ByteString;
import io.github.temporallambda.history.RecordedHistory;
import java.util.function.BiConsumer;

/**
 * What the worker is asked of a history, as a direct query.
 *
 * @param queryType the query's type
 * @param answers gets what it answered, where it could: binary protobuf of {@code Payloads}
 */
record Asking(String queryType, BiConsumer<RecordedHistory, ByteString> answers) {

  /** The direct query that the SDK's own replayer is made of; its answer is empty. */
  static final Asking TO_REPLAY = new Asking("__replay_only", (history, nothing) -> {});
}
