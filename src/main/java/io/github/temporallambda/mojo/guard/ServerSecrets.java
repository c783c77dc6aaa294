package io.github.temporallambda.mojo.guard;

import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Secrets of a {@code <server>} in Maven's {@code settings.xml}: the API key as its password, the
 * external ID in its {@code <configuration>}. Only the server that is asked for is decrypted.
 */
public final class ServerSecrets {

  private static final String EXTERNAL_ID = "externalId";

  private final Settings settings;
  private final SettingsDecrypter decrypter;

  /** Of one session's settings. */
  public ServerSecrets(Settings settings, SettingsDecrypter decrypter) {
    this.settings = settings;
    this.decrypter = decrypter;
  }

  /** Whether {@code settings.xml} has a server of this id. */
  public boolean has(String serverId) {
    return settings.getServer(serverId) != null;
  }

  /**
   * The server's password, decrypted; a password that was never encrypted as it stands.
   *
   * @return empty when there is no such server, or it has no password
   * @throws ProblemException (configuration) when it cannot be decrypted
   */
  public Optional<String> password(String serverId) {
    return server(serverId).map(this::decrypted).map(Server::getPassword);
  }

  /** The external ID in the server's configuration; never encrypted there. */
  public Optional<String> externalId(String serverId) {
    return server(serverId)
        .map(Server::getConfiguration)
        .filter(Xpp3Dom.class::isInstance)
        .map(configuration -> ((Xpp3Dom) configuration).getChild(EXTERNAL_ID))
        .map(Xpp3Dom::getValue);
  }

  private Optional<Server> server(String serverId) {
    return Optional.ofNullable(settings.getServer(serverId));
  }

  /** A password in the clear passes through, so a problem is a real one. */
  private Server decrypted(Server server) {
    SettingsDecryptionResult result =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
    List<Severity> severities =
        result.getProblems().stream().map(SettingsProblem::getSeverity).toList();
    if (severities.contains(Severity.ERROR) || severities.contains(Severity.FATAL)) {
      throw new ProblemException(undecipherable(server.getId()));
    }
    return result.getServer();
  }

  private static Problem undecipherable(String serverId) {
    return Problem.configuration(
        "The password of server '" + serverId + "' in settings.xml cannot be decrypted.",
        "check ~/.m2/settings-security.xml, encrypt the key again with mvn --encrypt-password, or"
            + " name another server with -D"
            + PropertyNames.SERVER_ID
            + "=…");
  }
}
