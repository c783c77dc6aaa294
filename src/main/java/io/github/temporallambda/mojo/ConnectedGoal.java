package io.github.temporallambda.mojo;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.lambda.AccountId;
import io.github.temporallambda.lambda.ExpectedPlace;
import io.github.temporallambda.mojo.guard.ServerSecrets;
import io.github.temporallambda.mojo.parameter.AwsInput;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.parameter.Secret;
import io.github.temporallambda.mojo.parameter.TemporalInput;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal about one Worker Deployment and its function, with the way to Temporal and to AWS. */
public abstract class ConnectedGoal extends ReportingGoal {

  private static final String DEFAULT_SERVER_ID = "temporal-lambda";
  private static final String API_KEY_VARIABLE = "TEMPORAL_API_KEY";

  @Inject SettingsDecrypter decrypter;

  /**
   * Name of the Worker Deployment at Temporal: 1 to 100 letters, digits, <code>_</code>, <code>-
   * </code> and <code>/</code>, not beginning with <code>__</code>. Must be given.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.DEPLOYMENT_NAME)
  @Nullable String deploymentName;

  /**
   * Name of the Lambda function: 1 to 64 letters, digits, <code>-</code> and <code>_</code>; no
   * ARN, no version and no alias. Must be given where a goal reads or writes the function.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.FUNCTION_NAME)
  @Nullable String functionName;

  /**
   * AWS region of the function. Default: what the AWS SDK finds (<code>AWS_REGION</code>, the AWS
   * profile).
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.REGION)
  @Nullable String region;

  /**
   * Profile in AWS's own configuration files from which credentials and region are taken. Default:
   * the default chain of the AWS SDK.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.AWS_PROFILE)
  @Nullable String awsProfile;

  /**
   * The AWS account, 12 digits, that the function must be in: it is held against the function's ARN
   * before anything is written. Default: whichever the credentials belong to.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.EXPECTED_ACCOUNT)
  @Nullable String expectedAccount;

  /**
   * The AWS region that the function must be in, however <code>region</code>, environment and
   * profile are set: it is checked before AWS is asked anything. Default: any.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.EXPECTED_REGION)
  @Nullable String expectedRegion;

  /**
   * Address of the Temporal frontend as <code>host:port</code>. Default: <code>TEMPORAL_ADDRESS
   * </code>, then the profile in <code>temporal.toml</code>, then <code>localhost:7233</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.ADDRESS)
  @Nullable String address;

  /**
   * Temporal namespace. Default: <code>TEMPORAL_NAMESPACE</code>, then the profile in <code>
   * temporal.toml</code>, then <code>default</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.NAMESPACE)
  @Nullable String namespace;

  /**
   * Profile in Temporal's own configuration file <code>temporal.toml</code>. Default: <code>
   * TEMPORAL_PROFILE</code>, then the profile <code>default</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.TEMPORAL_PROFILE)
  @Nullable String temporalProfile;

  /**
   * Temporal's configuration file, which must exist when named. Default: <code>TEMPORAL_CONFIG_FILE
   * </code>, then <code>temporal.toml</code> where the Temporal CLI keeps it.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.TEMPORAL_CONFIG_FILE)
  @Nullable File temporalConfigFile;

  /**
   * Id of the <code>&lt;server&gt;</code> in <code>settings.xml</code> whose password is the
   * Temporal API key, encrypted or not. The environment variable <code>TEMPORAL_API_KEY</code> goes
   * first. There is no parameter for the key itself: it would show in process lists and logs.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SERVER_ID, defaultValue = DEFAULT_SERVER_ID)
  @Nullable String serverId;

  /** The deployment alone; to be asked for after {@link ParameterReader#finish}. */
  protected final Supplier<DeploymentName> deployment(ParameterReader in) {
    Optional<DeploymentName> deployment =
        in.required(PropertyNames.DEPLOYMENT_NAME, deploymentName, DeploymentName::new);
    return deployment::orElseThrow;
  }

  /** The deployment and its connections; to be asked for after {@link ParameterReader#finish}. */
  protected final Supplier<ConnectionInput> connection(ParameterReader in) {
    Supplier<DeploymentName> deployment = deployment(in);
    TemporalInput temporal = temporal(in);
    AwsInput aws =
        new AwsInput(
            in.optional(PropertyNames.REGION, region, Parsers::region),
            in.optional(PropertyNames.AWS_PROFILE, awsProfile, Parsers::text),
            new ExpectedPlace(
                in.optional(PropertyNames.EXPECTED_ACCOUNT, expectedAccount, AccountId::new),
                in.optional(PropertyNames.EXPECTED_REGION, expectedRegion, Parsers::region)));
    return () -> new ConnectionInput(deployment.get(), temporal, aws);
  }

  @Override
  protected final Optional<DeploymentName> reportedDeployment() {
    ParameterReader lenient = new ParameterReader();
    return lenient.optional(PropertyNames.DEPLOYMENT_NAME, deploymentName, DeploymentName::new);
  }

  @Override
  protected final Map<String, String> wayToServices() {
    Map<String, String> way = new LinkedHashMap<>();
    put(way, PropertyNames.TEMPORAL_PROFILE, temporalProfile);
    put(
        way,
        PropertyNames.TEMPORAL_CONFIG_FILE,
        temporalConfigFile == null ? null : temporalConfigFile.getAbsolutePath());
    put(way, PropertyNames.SERVER_ID, DEFAULT_SERVER_ID.equals(serverId) ? null : serverId);
    put(way, PropertyNames.AWS_PROFILE, awsProfile);
    return way;
  }

  private static void put(Map<String, String> way, String name, @Nullable String value) {
    if (value != null) {
      way.put(name, value);
    }
  }

  /** The function's name, which must be given. */
  protected final Supplier<String> function(ParameterReader in) {
    Optional<String> name =
        in.required(PropertyNames.FUNCTION_NAME, functionName, Parsers::functionName);
    return name::orElseThrow;
  }

  /**
   * A secret from Maven's environment, else from the server in {@code settings.xml}; never from the
   * command line. Messages do not hold it.
   */
  final Optional<Secret> secret(ParameterReader in, String variable, SecretOfServer ofServer) {
    Optional<String> raw = environmentVariable(variable);
    String source = raw.isPresent() ? variable : "the <server> '" + serverId + "' in settings.xml";
    try {
      return raw.or(() -> ofServer.read(serverSecrets(), String.valueOf(serverId)))
          .map(Secret::new);
    } catch (IllegalArgumentException e) {
      in.add(
          Problem.configuration(source + ": " + e.getMessage() + ".", "correct the value there"));
    } catch (ProblemException e) {
      in.addAll(e.problems());
    }
    return Optional.empty();
  }

  /** A variable of the environment in which Maven was started; an empty one counts as missing. */
  final Optional<String> environmentVariable(String name) {
    Properties system = session.getSystemProperties();
    return Optional.ofNullable(system.getProperty("env." + name)).filter(value -> !value.isEmpty());
  }

  /** Which secret of a server is meant. */
  @FunctionalInterface
  interface SecretOfServer {
    Optional<String> read(ServerSecrets secrets, String serverId);
  }

  private TemporalInput temporal(ParameterReader in) {
    requireServer(in);
    Optional<Secret> apiKey =
        environmentVariable(API_KEY_VARIABLE).isPresent()
            ? Optional.empty()
            : secret(in, API_KEY_VARIABLE, ServerSecrets::password);
    return new TemporalInput(
        in.optional(PropertyNames.ADDRESS, address, Parsers::address),
        in.optional(PropertyNames.NAMESPACE, namespace, Parsers::text),
        in.optional(PropertyNames.TEMPORAL_PROFILE, temporalProfile, Parsers::text),
        in.file(PropertyNames.TEMPORAL_CONFIG_FILE, temporalConfigFile, Parsers::existingFile),
        apiKey);
  }

  /** The default server may be missing, one that was asked for may not. */
  private void requireServer(ParameterReader in) {
    String id = String.valueOf(serverId);
    if (!id.equals(DEFAULT_SERVER_ID) && !serverSecrets().has(id)) {
      in.add(
          Problem.configuration(
              PropertyNames.SERVER_ID + ": settings.xml has no <server> with the id '" + id + "'.",
              "add <server><id>" + id + "</id><password>…</password></server> to settings.xml"));
    }
  }

  private ServerSecrets serverSecrets() {
    return new ServerSecrets(session.getSettings(), decrypter);
  }
}
