package io.github.temporallambda.mojo;

import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.HistoryFormat;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.wiring.HistoryRecording;
import io.github.temporallambda.rollout.RecordRequest;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Downloads the histories of running executions that a release would move, to be replayed in every
 * build from then on.
 *
 * <p>Changes nothing at Temporal. Needs Temporal, and no project; recording an execution again, or
 * a later run of it, replaces its file. Histories hold payloads: look at them before they are
 * committed.
 *
 * <pre>mvn temporal-lambda:record -Dtemporal-lambda.deploymentName=orders</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "record", requiresProject = false, requiresOnline = true, threadSafe = true)
public final class RecordMojo extends SelectingGoal {

  private static final String DEFAULT_HISTORIES = "src/test/histories";
  private static final int USUAL_MOST = 50;

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
    Supplier<ExecutionSelection> selection = selection(in, USUAL_MOST);
    Optional<HistoryFormat> format =
        in.required(PropertyNames.HISTORY_FORMAT, historyFormat, HistoryFormat::named);
    return () ->
        new RecordRequest(
            connection.get().deploymentName(),
            queues,
            selection.get(),
            format.orElseThrow(),
            Optional.ofNullable(histories)
                .map(File::toPath)
                .orElseGet(() -> directory().resolve(DEFAULT_HISTORIES)));
  }

  @Override
  protected @Nullable String goalSkip() {
    return recordSkip;
  }
}
