package io.github.temporallambda.history;

/**
 * The history of a running execution, as far as it went when it was fetched.
 *
 * @param execution whose it is; where the listed run had continued as new, the run that is open
 * @param history the spooled history
 * @param end its last event, by which it is known again
 */
public record LiveHistory(AffectedExecution execution, RecordedHistory history, HistoryEnd end) {}
