package io.github.temporallambda.mojo.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.cipher.PlexusCipherException;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** With Maven's own decrypter and a master password in a file. */
class ServerSecretsTest {

  @TempDir Path home;
  private final DefaultPlexusCipher cipher = new DefaultPlexusCipher();
  private final Settings settings = new Settings();
  private final Server server = new Server();

  @BeforeEach
  void addServer() {
    server.setId("temporal");
    settings.addServer(server);
  }

  @Test
  void encryptedPasswordIsDecrypted() throws Exception {
    server.setPassword(cipher.encryptAndDecorate("the-key", "master"));

    assertThat(secrets("master").password("temporal")).contains("the-key");
  }

  @Test
  void passwordInTheClearPassesThrough() throws Exception {
    server.setPassword("the-key");

    assertThat(secrets("master").password("temporal")).contains("the-key");
  }

  @Test
  void passwordThatCannotBeDecryptedStopsWithoutShowingIt() throws Exception {
    String encrypted = cipher.encryptAndDecorate("the-key", "another master");
    server.setPassword(encrypted);
    ServerSecrets secrets = secrets("master");

    assertThatThrownBy(() -> secrets.password("temporal"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("server 'temporal' in settings.xml cannot be decrypted")
        .hasMessageContaining("-Dtemporal-lambda.serverId=")
        .hasMessageNotContaining(encrypted);
  }

  @Test
  void otherServersAreNotDecrypted() throws Exception {
    Server other = new Server();
    other.setId("nexus");
    other.setPassword("{broken}");
    settings.addServer(other);
    server.setPassword("the-key");

    assertThat(secrets("master").password("temporal")).contains("the-key");
  }

  @Test
  void missingServerHasNoSecrets() throws Exception {
    ServerSecrets secrets = secrets("master");

    assertThat(secrets.has("elsewhere")).isFalse();
    assertThat(secrets.password("elsewhere")).isEmpty();
    assertThat(secrets.externalId("elsewhere")).isEmpty();
  }

  @Test
  void externalIdIsInTheServersConfiguration() throws Exception {
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    Xpp3Dom externalId = new Xpp3Dom("externalId");
    externalId.setValue("our-id");
    configuration.addChild(externalId);
    server.setConfiguration(configuration);

    assertThat(secrets("master").externalId("temporal")).contains("our-id");
  }

  @Test
  void serverWithoutConfigurationHasNoExternalId() throws Exception {
    assertThat(secrets("master").externalId("temporal")).isEmpty();
  }

  private ServerSecrets secrets(String master) throws Exception {
    Path file = home.resolve("settings-security.xml");
    Files.writeString(
        file, "<settingsSecurity><master>" + encrypted(master) + "</master></settingsSecurity>");
    return new ServerSecrets(
        settings,
        new DefaultSettingsDecrypter(new DefaultSecDispatcher(cipher, Map.of(), file.toString())));
  }

  /** As {@code mvn --encrypt-master-password} does it. */
  private String encrypted(String master) throws PlexusCipherException {
    return cipher.encryptAndDecorate(master, "settings.security");
  }
}
