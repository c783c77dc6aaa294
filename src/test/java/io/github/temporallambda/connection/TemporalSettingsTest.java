package io.github.temporallambda.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalSettingsTest {

  private static final String PROFILES =
      """
      [profile.default]
      address = "from-file:1"
      namespace = "file-namespace"

      [profile.cloud]
      address = "orders.a1b2c.tmprl.cloud:7233"
      namespace = "orders.a1b2c"
      api_key = "profile-secret"

      [profile.mtls]
      address = "mtls:7233"
      [profile.mtls.tls]
      client_cert_path = "/nowhere/client.pem"
      client_key_path = "/nowhere/client.key"

      [profile.garbled]
      address = "mtls:7233"
      [profile.garbled.tls]
      client_cert_data = "certificate-text"
      client_key_data = "private-key-text"
      """;

  @TempDir Path directory;
  private Path file = Path.of("temporal.toml");
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void writeProfiles() throws IOException {
    file = Files.writeString(directory.resolve("temporal.toml"), PROFILES);
    environment.put("TEMPORAL_CONFIG_FILE", file.toString());
  }

  @Test
  void defaultProfileOfTheFileIsTakenWhenNothingElseIsSaid() {
    TemporalSettings settings = resolve();

    assertThat(settings.target()).isEqualTo(new TemporalTarget("from-file:1", "file-namespace"));
    assertThat(settings.addressSource()).contains("profile 'default'", file.toString());
    assertThat(settings.usesTls()).isFalse();
    assertThat(settings.hasApiKey()).isFalse();
  }

  @Test
  void environmentGoesBeforeTheFile() {
    environment.put("TEMPORAL_ADDRESS", "from-env:2");

    TemporalSettings settings = resolve();

    assertThat(settings.target()).isEqualTo(new TemporalTarget("from-env:2", "file-namespace"));
    assertThat(settings.addressSource()).isEqualTo("TEMPORAL_ADDRESS");
  }

  @Test
  void parametersGoBeforeTheEnvironment() {
    environment.put("TEMPORAL_ADDRESS", "from-env:2");
    environment.put("TEMPORAL_NAMESPACE", "env-namespace");
    TemporalTarget target = new TemporalTarget("from-parameter:3", "parameter-namespace");

    TemporalSettings settings =
        TemporalSettings.resolve(TemporalParameters.none().withTarget(target), environment);

    assertThat(settings.target()).isEqualTo(target);
    assertThat(settings.addressSource()).isEqualTo("temporal-lambda.address");
  }

  @Test
  void profileAndFileOfTheParametersGoBeforeThoseOfTheEnvironment() {
    environment.put("TEMPORAL_CONFIG_FILE", directory.resolve("none").toString());
    environment.put("TEMPORAL_PROFILE", "none");

    TemporalSettings settings =
        TemporalSettings.resolve(parameters(Optional.of("cloud"), Optional.of(file)), environment);

    assertThat(settings.target().namespace()).isEqualTo("orders.a1b2c");
  }

  @Test
  void apiKeySwitchesTlsOnAndIsNotShown() {
    environment.put("TEMPORAL_PROFILE", "cloud");

    TemporalSettings settings = resolve();

    assertThat(settings.hasApiKey()).isTrue();
    assertThat(settings.usesTls()).isTrue();
    assertThat(settings.stubsOptions().build().getEnableHttps()).isTrue();
    assertThat(settings.toString())
        .isEqualTo("orders.a1b2c.tmprl.cloud:7233 (namespace orders.a1b2c), TLS, API key (hidden)");
  }

  @Test
  void apiKeyOfTheParametersIsTakenAndNotShown() {
    TemporalParameters parameters =
        new TemporalParameters(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("settings-secret"));

    assertThat(TemporalSettings.resolve(parameters, environment).hasApiKey()).isTrue();
    assertThat(parameters.toString()).contains("hidden").doesNotContain("settings-secret");
  }

  @Test
  void namespaceIsDefaultWhenNothingSaysAnother() throws IOException {
    Files.writeString(file, "[profile.default]\naddress = \"h:1\"\n");

    assertThat(resolve().target().namespace()).isEqualTo("default");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "TRUE, true", "1, true", "t, true", "false, false", "0, false"})
  void tlsSwitchMeansWhatOtherTemporalToolsTakeItFor(String value, boolean usesTls) {
    environment.put("TEMPORAL_TLS", value);

    assertThat(resolve().usesTls()).isEqualTo(usesTls);
    assertThat(resolve().stubsOptions().build().getSslContext() != null).isEqualTo(usesTls);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TEMPORAL_TLS", "TEMPORAL_TLS_DISABLE_HOST_VERIFICATION"})
  void switchThatIsNeitherTrueNorFalseIsRefused(String name) {
    environment.put(name, "yes");

    refused(name + " is neither true nor false");
  }

  @Test
  void tlsSwitchedOffByNameWinsOverTheApiKey() {
    environment.put("TEMPORAL_PROFILE", "cloud");
    environment.put("TEMPORAL_TLS", "false");

    assertThat(resolve().usesTls()).isFalse();
    assertThat(resolve().stubsOptions().build().getEnableHttps()).isFalse();
  }

  @Test
  void certificateFilesThatAreMissingAreNamed() {
    environment.put("TEMPORAL_PROFILE", "mtls");

    refused("TLS settings", "/nowhere/client.pem", "NoSuchFileException");
  }

  @Test
  void keysThatCannotBeUsedAreNotShown() {
    environment.put("TEMPORAL_PROFILE", "garbled");

    ProblemException stopped = refused("TLS settings");

    assertThat(stopped).hasStackTraceContaining("TlsSettings").hasNoCause();
    assertThat(stopped.getMessage()).doesNotContain("certificate-text", "private-key-text");
  }

  @Test
  void unknownProfileIsRefused() {
    environment.put("TEMPORAL_PROFILE", "staging");

    refused("profile 'staging'", file.toString(), "temporal-lambda.temporalProfile");
  }

  @Test
  void namedFileThatIsMissingIsRefused() {
    environment.put("TEMPORAL_CONFIG_FILE", directory.resolve("other.toml").toString());
    environment.put("TEMPORAL_ADDRESS", "h:1");

    refused("other.toml is not a file that can be read", "temporal-lambda.temporalConfigFile");
  }

  @Test
  void fileThatIsADirectoryIsRefused() {
    environment.put("TEMPORAL_CONFIG_FILE", directory.toString());
    environment.put("TEMPORAL_ADDRESS", "h:1");

    refused("is not a file that can be read");
  }

  @Test
  void malformedFileIsToldByPlaceAndNotByContent() throws IOException {
    Files.writeString(file, "[profile.default]\napi_key = 'secret-key\n");

    ProblemException stopped = refused(file.toString(), "malformed at line 2");

    assertThat(stopped.getMessage()).doesNotContain("secret-key");
    assertThat(stopped).hasNoCause();
  }

  @Test
  void fileWithoutAnyProfileIsRefused() throws IOException {
    Files.writeString(file, "");

    refused("no [profile.…] in it");
  }

  @Test
  void missingAddressNamesEveryPlaceItCouldBeSaid() throws IOException {
    Files.writeString(file, "[profile.default]\nnamespace = \"orders\"\n");

    refused("No Temporal address", "temporal-lambda.address", "TEMPORAL_ADDRESS", file.toString());
  }

  @Test
  void addressSetToNothingIsNotTakenForADefault() {
    environment.put("TEMPORAL_ADDRESS", "");

    refused("No Temporal address");
  }

  @Test
  void namespaceSetToNothingIsNotTakenForTheDefault() {
    environment.put("TEMPORAL_NAMESPACE", "");

    refused("namespace is blank");
  }

  private TemporalSettings resolve() {
    return TemporalSettings.resolve(TemporalParameters.none(), environment);
  }

  private ProblemException refused(String... words) {
    ProblemException stopped = catchThrowableOfType(ProblemException.class, this::resolve);
    assertThat(stopped).hasMessageContainingAll(words);
    assertThat(stopped.problems().get(0).kind()).isEqualTo(ProblemKind.CONFIGURATION);
    return stopped;
  }

  private static TemporalParameters parameters(Optional<String> profile, Optional<Path> file) {
    return new TemporalParameters(
        Optional.empty(), Optional.empty(), profile, file, Optional.empty());
  }
}
