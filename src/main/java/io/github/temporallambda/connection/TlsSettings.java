package io.github.temporallambda.connection;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.ClientConfigTLS;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a profile into stub options, which reads its keys and certificates. */
final class TlsSettings {

  private TlsSettings() {}

  /**
   * Stub options for a profile.
   *
   * @throws ProblemException CONFIGURATION, when keys or certificates cannot be read or used; names
   *     their files, never their content
   */
  static WorkflowServiceStubsOptions stubsOptions(ClientConfigProfile profile) {
    try {
      return profile.toWorkflowServiceStubsOptions();
    } catch (RuntimeException e) {
      // Not passed on as a cause: a parser's message may quote what it could not parse.
      throw new ProblemException(
          new Problem(
              ProblemKind.CONFIGURATION,
              "The TLS settings for Temporal cannot be used.",
              evidence(profile, e),
              List.of(
                  "give PEM files: TEMPORAL_TLS_CLIENT_CERT_PATH with"
                      + " TEMPORAL_TLS_CLIENT_KEY_PATH (unencrypted PKCS#8), and"
                      + " TEMPORAL_TLS_SERVER_CA_CERT_PATH for a private authority")));
    }
  }

  private static List<String> evidence(ClientConfigProfile profile, RuntimeException e) {
    List<String> lines = new ArrayList<>();
    Throwable root = Optional.ofNullable(e.getCause()).orElse(e);
    lines.add("refused with " + root.getClass().getSimpleName());
    Optional<ClientConfigTLS> tls = Optional.ofNullable(profile.getTls());
    tls.map(ClientConfigTLS::getClientCertPath).ifPresent(f -> lines.add("certificate: " + f));
    tls.map(ClientConfigTLS::getClientKeyPath).ifPresent(file -> lines.add("key: " + file));
    tls.map(ClientConfigTLS::getServerCACertPath).ifPresent(f -> lines.add("authority: " + f));
    return lines;
  }
}
