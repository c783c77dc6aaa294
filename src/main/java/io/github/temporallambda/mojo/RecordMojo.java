package io.github.temporallambda.mojo;

import io.github.temporallambda.history.HistoryFormat;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.wiring.HistoryRecording;
import io.github.temporallambda.rollout.RecordRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Downloads the histories of running executions that a release would move, to be replayed in every
 * build from then on.
 *
 * <p>Changes nothing at Temporal. Needs Temporal, and no project; recording an execution again
 * replaces its file. Histories hold payloads: look at them before they are committed.
 *
 * <pre>mvn temporal-lambda:record -Dtemporal-lambda.deploymentName=orders</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "record", requiresProject = false, requiresOnline = true, threadSafe = true)
public final class RecordMojo extends ConnectedGoal {

  private static final String DEFAULT_HISTORIES = "src/test/histories";

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_RECORD, defaultValue = "false")
  @Nullable String recordSkip;

  /**
   * Workflow task queues whose executions are recorded, separated by commas. Default: those of the
   * deployment's current version.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.TASK_QUEUES)
  List<String> taskQueues = List.of();

  /**
   * Workflow types that are recorded, separated by commas. Default: every type.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.WORKFLOW_TYPES)
  List<String> workflowTypes = List.of();

  /**
   * A visibility query that executions must fit as well, as <code>temporal workflow list --query
   * </code> takes it. Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.QUERY)
  @Nullable String query;

  /**
   * How many histories are recorded at most, at least 1; the first of each workflow type comes
   * first.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.MAX_HISTORIES, defaultValue = "50")
  @Nullable String maxHistories;

  /**
   * How a history is written: <code>binary</code> is a compressed protobuf, small and the fastest
   * to replay; <code>json</code> is what <code>temporal workflow show --output json</code> writes.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.HISTORY_FORMAT, defaultValue = "binary")
  @Nullable String historyFormat;

  /**
   * Directory that the histories are written to; it is made where it is missing. Default: <code>
   * src/test/histories</code> of the module, or of the working directory.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.HISTORIES)
  @Nullable File histories;

  @Override
  protected Work prepare(ParameterReader in) {
    Supplier<ConnectionInput> connection = connection(in);
    Supplier<RecordRequest> request = request(in, connection);
    return () ->
        new HistoryRecording(surroundings()).run(connection.get().temporal(), request.get());
  }

  /** What is to be recorded; to be asked for after {@link ParameterReader#finish}. */
  Supplier<RecordRequest> request(ParameterReader in, Supplier<ConnectionInput> connection) {
    Set<String> queues = names(in, PropertyNames.TASK_QUEUES, taskQueues);
    Set<String> types = names(in, PropertyNames.WORKFLOW_TYPES, workflowTypes);
    Optional<String> filter = in.optional(PropertyNames.QUERY, query, Parsers::text);
    Optional<Integer> most = in.required(PropertyNames.MAX_HISTORIES, maxHistories, Parsers::count);
    Optional<HistoryFormat> format =
        in.required(PropertyNames.HISTORY_FORMAT, historyFormat, HistoryFormat::named);
    return () ->
        new RecordRequest(
            connection.get().deploymentName(),
            queues,
            types,
            filter,
            most.orElseThrow(),
            format.orElseThrow(),
            directory());
  }

  private static Set<String> names(ParameterReader in, String property, List<String> raw) {
    return raw.stream()
        .flatMap(each -> in.optional(property, each, Parsers::text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Path directory() {
    return Optional.ofNullable(histories)
        .map(File::toPath)
        .orElseGet(() -> surroundings().directory().resolve(DEFAULT_HISTORIES));
  }

  @Override
  protected @Nullable String goalSkip() {
    return recordSkip;
  }
}
