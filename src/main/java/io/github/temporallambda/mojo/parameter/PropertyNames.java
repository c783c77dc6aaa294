package io.github.temporallambda.mojo.parameter;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names by which users set parameters: {@code -D<name>=…} on the command line, or an entry of
 * the POM's {@code <properties>}. Messages take the names from here.
 */
public final class PropertyNames {

  /** What every name begins with. */
  public static final String PREFIX = "temporal-lambda.";

  public static final String SKIP = PREFIX + "skip";
  public static final String SKIP_BUILD_ID = PREFIX + "build-id.skip";
  public static final String SKIP_REPLAY = PREFIX + "replay.skip";
  public static final String SKIP_PUBLISH = PREFIX + "publish.skip";
  public static final String SKIP_REGISTER = PREFIX + "register.skip";
  public static final String SKIP_SET_CURRENT = PREFIX + "set-current.skip";
  public static final String SKIP_ROLLOUT = PREFIX + "rollout.skip";
  public static final String SKIP_ROLLOUT_NO_FORK = PREFIX + "rollout-no-fork.skip";
  public static final String SKIP_PROMOTE = PREFIX + "promote.skip";
  public static final String SKIP_RECORD = PREFIX + "record.skip";
  public static final String SKIP_ROLLBACK = PREFIX + "rollback.skip";
  public static final String SKIP_STATUS = PREFIX + "status.skip";
  public static final String SKIP_REHEARSE = PREFIX + "rehearse.skip";
  public static final String SKIP_PACKAGED_FILE = PREFIX + "packaged-file.skip";
  public static final String SKIP_SANDBOX = PREFIX + "sandbox.skip";

  public static final String DEPLOYMENT_NAME = PREFIX + "deploymentName";
  public static final String FUNCTION_NAME = PREFIX + "functionName";
  public static final String REGION = PREFIX + "region";
  public static final String AWS_PROFILE = PREFIX + "awsProfile";
  public static final String EXPECTED_ACCOUNT = PREFIX + "expectedAccount";
  public static final String EXPECTED_REGION = PREFIX + "expectedRegion";
  public static final String ADDRESS = PREFIX + "address";
  public static final String NAMESPACE = PREFIX + "namespace";
  public static final String TEMPORAL_PROFILE = PREFIX + "temporalProfile";
  public static final String TEMPORAL_CONFIG_FILE = PREFIX + "temporalConfigFile";
  public static final String SERVER_ID = PREFIX + "serverId";

  public static final String REPORT_DIRECTORY = PREFIX + "reportDirectory";
  public static final String REPORT_ID = PREFIX + "reportId";

  public static final String HANDLER = PREFIX + "handler";
  public static final String HISTORIES = PREFIX + "histories";
  public static final String LIVE = PREFIX + "live";
  public static final String TASK_QUEUES = PREFIX + "taskQueues";
  public static final String WORKFLOW_TYPES = PREFIX + "workflowTypes";
  public static final String QUERY = PREFIX + "query";
  public static final String MAX_HISTORIES = PREFIX + "maxHistories";
  public static final String SAMPLE_SEED = PREFIX + "sampleSeed";
  public static final String SINCE = PREFIX + "since";
  public static final String CLOSED = PREFIX + "closed";
  public static final String HISTORY_FORMAT = PREFIX + "historyFormat";
  public static final String REPLAY_INHERIT_ENVIRONMENT = PREFIX + "replayInheritEnvironment";
  public static final String REPLAY_TIMEOUT = PREFIX + "replayTimeout";
  public static final String GATE_TIMEOUT = PREFIX + "gateTimeout";
  public static final String LAYERS = PREFIX + "layers";
  public static final String REPLAY_HANDLER = PREFIX + "replayHandler";
  public static final String REPLAY_FORCE = PREFIX + "replay.force";
  public static final String CLASSIFIER = PREFIX + "classifier";
  public static final String S3_BUCKET = PREFIX + "s3Bucket";
  public static final String S3_KEY_PREFIX = PREFIX + "s3KeyPrefix";
  public static final String S3_BUCKET_OWNER = PREFIX + "s3BucketOwner";
  public static final String BUILD_ID_SOURCE = PREFIX + "buildIdSource";
  public static final String BUILD_ID_PATHS = PREFIX + "buildIdPaths";
  public static final String ON_INCONCLUSIVE = PREFIX + "onInconclusive";
  public static final String ON_UNCHANGED = PREFIX + "onUnchanged";
  public static final String ON_CONFIGURATION_CHANGE = PREFIX + "onConfigurationChange";
  public static final String ALLOW_DIRTY = PREFIX + "allowDirty";
  public static final String ALLOW_OLDER = PREFIX + "allowOlder";
  public static final String RETRY_ROLLED_BACK = PREFIX + "retryRolledBack";
  public static final String CLAIM_MANAGER = PREFIX + "claimManager";
  public static final String FROM = PREFIX + "from";
  public static final String ON_INCOMPATIBLE = PREFIX + "onIncompatible";
  public static final String MOVE_STRANDED = PREFIX + "moveStranded";
  public static final String REASON = PREFIX + "reason";
  public static final String DRY_RUN = PREFIX + "dryRun";

  public static final String INVOCATION_ROLE = PREFIX + "invocationRole";
  public static final String QUEUE_TIMEOUT = PREFIX + "queueTimeout";
  public static final String SMOKE_WORKFLOW_TYPE = PREFIX + "smokeWorkflowType";
  public static final String SMOKE_TASK_QUEUE = PREFIX + "smokeTaskQueue";
  public static final String SMOKE_INPUT = PREFIX + "smokeInput";
  public static final String SMOKE_TIME_LIMIT = PREFIX + "smokeTimeLimit";

  public static final String DEVELOPMENT = PREFIX + "development";
  public static final String ARTIFACT = PREFIX + "artifact";
  public static final String FUNCTION_VERSION = PREFIX + "functionVersion";
  public static final String COMMIT = PREFIX + "commit";
  public static final String COMMITTED_AT = PREFIX + "committedAt";
  public static final String BUILD_ID = PREFIX + "buildId";
  public static final String BUILD_ID_RESOURCE = PREFIX + "buildIdResource";
  public static final String REHEARSE = PREFIX + "rehearse";
  public static final String PACKAGED_FILE_TO = PREFIX + "packaged-file.to";
  public static final String TEMPORAL_CLI = PREFIX + "temporalCli";
  public static final String SANDBOX_FILE = PREFIX + "sandbox.file";
  public static final String SANDBOX_DURATION = PREFIX + "sandbox.duration";
  public static final String SANDBOX_TEMPORAL_PORT = PREFIX + "sandbox.temporalPort";
  public static final String SANDBOX_AWS_PORT = PREFIX + "sandbox.awsPort";
  public static final String SANDBOX_S3_BUCKET = PREFIX + "sandbox.s3Bucket";

  private static final Pattern WORD_START = Pattern.compile("[.-](.)");

  private PropertyNames() {}

  /** The name of the property that skips {@code goal}, for instance {@code publish}. */
  public static String skipOf(String goal) {
    return PREFIX + goal + ".skip";
  }

  /**
   * The element of the POM's {@code <configuration>} that sets the same as {@code name}: what comes
   * after the prefix, in camel case ({@code temporal-lambda.sandbox.file} and {@code sandboxFile}).
   */
  public static String elementOf(String name) {
    Matcher starts = WORD_START.matcher(name.substring(PREFIX.length()));
    return starts.replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
  }
}
