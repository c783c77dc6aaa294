package io.github.temporallambda.history;

import java.util.Optional;

/**
 * What became of the search for one execution's history.
 *
 * @param history the history, spooled; empty where there is nothing to replay
 * @param closed whether it closed or went away; if not, and without a history, it was fetched
 *     before, or goes on in a run that is fetched by itself
 * @param unread why there is no history although there should be one
 */
record FoundHistory(Optional<LiveHistory> history, boolean closed, Optional<UnreadHistory> unread) {

  static final FoundHistory CLOSED = new FoundHistory(Optional.empty(), true, Optional.empty());
  static final FoundHistory NOTHING_NEW =
      new FoundHistory(Optional.empty(), false, Optional.empty());

  static FoundHistory of(LiveHistory history) {
    return new FoundHistory(Optional.of(history), false, Optional.empty());
  }

  static FoundHistory of(UnreadHistory unread) {
    return new FoundHistory(Optional.empty(), false, Optional.of(unread));
  }

  void passOn(HistorySink sink) {
    history.ifPresent(sink::found);
    unread.ifPresent(sink::unread);
  }
}
