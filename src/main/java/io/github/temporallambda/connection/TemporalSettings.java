package io.github.temporallambda.connection;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.ClientConfigTLS;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a Temporal service is reached: target, TLS, API key, gRPC metadata; resolved once from the
 * user's parameters, the environment and {@code temporal.toml}, in that order, as every Temporal
 * tool does. Checked when made; {@code toString} never holds key material.
 */
public final class TemporalSettings {

  private static final String DEFAULT_NAMESPACE = "default";

  private final TemporalTarget target;
  private final String addressSource;
  private final ClientConfigProfile profile;
  private final WorkflowServiceStubsOptions stubsOptions;

  private TemporalSettings(
      TemporalTarget target, String addressSource, ClientConfigProfile profile) {
    this.target = target;
    this.addressSource = addressSource;
    this.profile = profile;
    this.stubsOptions = TlsSettings.stubsOptions(profile);
  }

  /**
   * Resolves the settings. Reads {@code TEMPORAL_ADDRESS}, {@code TEMPORAL_NAMESPACE}, {@code
   * TEMPORAL_API_KEY}, {@code TEMPORAL_TLS…}, {@code TEMPORAL_GRPC_META_…}, {@code
   * TEMPORAL_PROFILE} and {@code TEMPORAL_CONFIG_FILE} from {@code environment} alone; without the
   * last one and without {@code parameters.configFile()}, the file where Temporal's tools keep it
   * in the home folder, if there is one. Without a namespace anywhere it is {@code default}. An API
   * key switches TLS on unless TLS is switched off by name.
   *
   * @throws ProblemException CONFIGURATION, when there is no address, when the address is not
   *     {@code host:port}, the profile or a named file does not exist or cannot be read, a switch
   *     is neither true nor false, or keys and certificates cannot be used
   */
  public static TemporalSettings resolve(
      TemporalParameters parameters, Map<String, String> environment) {
    ProfileSource source = new ProfileSource(parameters, environment);
    ClientConfigProfile loaded = source.load();
    String address = parameters.address().or(() -> optional(loaded.getAddress())).orElse("");
    if (address.isBlank()) {
      throw noAddress(source);
    }
    String namespace =
        parameters.namespace().or(() -> optional(loaded.getNamespace())).orElse(DEFAULT_NAMESPACE);
    TemporalTarget target = TemporalTarget.of(address, namespace);
    ClientConfigProfile.Builder profile = loaded.toBuilder().setAddress(target.address());
    profile.setNamespace(target.namespace());
    parameters.apiKey().ifPresent(profile::setApiKey);
    return new TemporalSettings(target, source.ofAddress(), profile.build());
  }

  /** The service and namespace. */
  public TemporalTarget target() {
    return target;
  }

  /** Where the address was said, in a user's words: a parameter, a variable or a profile. */
  String addressSource() {
    return addressSource;
  }

  /** Whether the connection is encrypted. */
  public boolean usesTls() {
    Optional<ClientConfigTLS> tls = Optional.ofNullable(profile.getTls());
    boolean switchedOff = tls.map(ClientConfigTLS::isDisabled).filter(off -> off).isPresent();
    return !switchedOff && (tls.isPresent() || hasApiKey());
  }

  /** Whether an API key is sent. */
  public boolean hasApiKey() {
    return optional(profile.getApiKey()).filter(key -> !key.isEmpty()).isPresent();
  }

  /** A builder for stubs with all of this in it. Adding an API key switches TLS on by itself. */
  WorkflowServiceStubsOptions.Builder stubsOptions() {
    WorkflowServiceStubsOptions.Builder builder =
        WorkflowServiceStubsOptions.newBuilder(stubsOptions);
    if (!usesTls()) {
      builder.setEnableHttps(false);
    }
    return builder;
  }

  @Override
  public String toString() {
    return target + (usesTls() ? ", TLS" : ", no TLS") + (hasApiKey() ? ", API key (hidden)" : "");
  }

  private static ProblemException noAddress(ProfileSource source) {
    return new ProblemException(
        new Problem(
            ProblemKind.CONFIGURATION,
            "No Temporal address is given.",
            List.of("looked at temporal-lambda.address, TEMPORAL_ADDRESS, " + source.ofProfile()),
            List.of("write -Dtemporal-lambda.address=HOST:PORT or set TEMPORAL_ADDRESS")));
  }

  @SuppressWarnings("NullAway") // envconfig has no nullness annotations and returns null for unset
  private static Optional<String> optional(String maybe) {
    return Optional.ofNullable(maybe);
  }
}
