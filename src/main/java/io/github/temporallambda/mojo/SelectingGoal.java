package io.github.temporallambda.mojo;

import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.ListFilter;
import io.github.temporallambda.history.Narrowing;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.parameter.SelectionParsers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal about the executions that a routing change moves, or about some of them. */
public abstract class SelectingGoal extends ConnectedGoal {

  /**
   * How many executions are replayed or recorded at most, at least 1. Above, a sample is taken: of
   * every workflow type, within it of every length and kind of last event, and never without a
   * type. Default: 1000; of <code>record</code>: 50. Not for <code>rollback</code>, which replays
   * all.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.MAX_HISTORIES)
  @Nullable String maxHistories;

  /**
   * Decides which executions a sample holds: the same seed takes the same ones. Any whole number.
   * Not for <code>rollback</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SAMPLE_SEED, defaultValue = "1")
  @Nullable String sampleSeed;

  /**
   * Only executions that started since then: an ISO-8601 duration up to now, such as <code>P7D
   * </code>, or a time with its offset. What is left out moves all the same, and the report says
   * how many. Not for <code>rollback</code>, which replays all. Default: whenever they started.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SINCE)
  @Nullable String since;

  /**
   * Only executions that fit this visibility query as well, as <code>temporal workflow list --query
   * </code> takes it. What is left out moves all the same, and the report says how many. Not for
   * <code>rollback</code>, which replays all. Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.QUERY)
  @Nullable String query;

  /**
   * Only executions of these workflow types, separated by commas. What is left out moves all the
   * same, and the report says how many. Not for <code>rollback</code>, which replays all. Default:
   * every type.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.WORKFLOW_TYPES)
  List<String> workflowTypes = List.of();

  /**
   * So many executions that completed last on the same task queues are replayed or recorded on top,
   * narrowed in the same way. They move nowhere, but one that does not replay fails the gate all
   * the same: leave it at 0 where the code that they ran on was removed since. Not for <code>
   * rollback</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.CLOSED, defaultValue = "0")
  @Nullable String closed;

  /**
   * Which executions; to be asked for after {@link ParameterReader#finish}.
   *
   * @param usualMost how many at most where the user does not say
   */
  protected final Supplier<ExecutionSelection> selection(ParameterReader in, int usualMost) {
    Supplier<Narrowing> narrowing = narrowing(in);
    String most = maxHistories == null ? String.valueOf(usualMost) : maxHistories;
    Optional<Integer> count = in.required(PropertyNames.MAX_HISTORIES, most, Parsers::count);
    Optional<Long> seed =
        in.required(PropertyNames.SAMPLE_SEED, sampleSeed, SelectionParsers::seed);
    Optional<Integer> completed =
        in.required(PropertyNames.CLOSED, closed, SelectionParsers::countOrNone);
    return () ->
        new ExecutionSelection(
            narrowing.get(), count.orElseThrow(), seed.orElseThrow(), completed.orElseThrow());
  }

  /** The properties of those parameters that say something else than they do by default. */
  final List<String> selecting() {
    Map<String, Boolean> set = new LinkedHashMap<>();
    set.put(PropertyNames.MAX_HISTORIES, maxHistories != null);
    set.put(PropertyNames.SAMPLE_SEED, isSet(sampleSeed, "1"));
    set.put(PropertyNames.SINCE, since != null);
    set.put(PropertyNames.QUERY, query != null);
    set.put(PropertyNames.WORKFLOW_TYPES, !workflowTypes.isEmpty());
    set.put(PropertyNames.CLOSED, isSet(closed, "0"));
    return set.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  private static boolean isSet(@Nullable String raw, String usual) {
    return raw != null && !raw.equals(usual);
  }

  private Supplier<Narrowing> narrowing(ParameterReader in) {
    Instant now = Instant.now();
    Optional<Instant> start =
        in.optional(PropertyNames.SINCE, since, raw -> SelectionParsers.since(raw, now));
    Optional<ListFilter> filter = in.optional(PropertyNames.QUERY, query, ListFilter::new);
    Set<String> types = names(in, PropertyNames.WORKFLOW_TYPES, workflowTypes);
    return () -> new Narrowing(start, filter, types);
  }

  /** Names that a user listed, none of them blank. */
  static Set<String> names(ParameterReader in, String property, List<String> raw) {
    return raw.stream()
        .flatMap(each -> in.optional(property, each, Parsers::text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
