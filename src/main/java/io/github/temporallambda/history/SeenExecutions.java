package io.github.temporallambda.history;

import com.google.protobuf.util.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was seen of a scope when some of it were selected, by which those that came later are told.
 * Times are the server's.
 *
 * @param executions all that there were; or, where they were too many to be selected all, those of
 *     them that had started at {@code since} or later
 * @param since some time before the last of them started; whatever comes later has started after it
 * @param all whether they are all that there were, so that whatever else there is came later
 */
public record SeenExecutions(Set<AffectedExecution> executions, Instant since, boolean all) {

  /** Nothing was looked at. */
  static final SeenExecutions NONE = new SeenExecutions(Set.of(), Instant.EPOCH, false);

  /** By so much visibility may tell of one execution later than of one that started after it. */
  private static final Duration OUT_OF_ORDER = Duration.ofMinutes(1);

  public SeenExecutions {
    executions = Set.copyOf(executions);
  }

  /** Everything listed. */
  static SeenExecutions all(VisibilityReads.Listing listing) {
    return new SeenExecutions(listing.executions(), since(listing), true);
  }

  /** Those of a listing that started last: another one of so many takes calls that are rationed. */
  static SeenExecutions newest(VisibilityReads.Listing listing) {
    Instant since = since(listing);
    return new SeenExecutions(
        listing.starts().entrySet().stream()
            .filter(one -> Timestamps.toMillis(one.getValue()) >= since.toEpochMilli())
            .map(one -> one.getKey())
            .collect(Collectors.toSet()),
        since,
        false);
  }

  private static Instant since(VisibilityReads.Listing listing) {
    Instant newest = Instant.ofEpochMilli(Timestamps.toMillis(listing.newestStart()));
    return newest.equals(Instant.EPOCH) ? newest : newest.minus(OUT_OF_ORDER);
  }

  /** The same, to find in a larger scope what started since, and nothing else that is new to it. */
  public SeenExecutions inLargerScope() {
    return new SeenExecutions(executions, since, false);
  }

  /** Where to look for those that came later. */
  ExecutionScope further(ExecutionScope scope) {
    return all
        ? scope
        : new ExecutionScope.Narrowed(
            scope, new Narrowing(Optional.of(since), Optional.empty(), Set.of()));
  }
}
