package io.github.temporallambda.replay;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The environment variables by which AWS's SDKs and Temporal's clients come to credentials. None of
 * them ever reaches an artifact in the gate, whoever names it: what replays must be able to act for
 * nobody.
 */
public final class CallerCredentials {

  private static final Pattern NAMES =
      Pattern.compile(
          "AWS_(ACCESS_KEY(_ID)?|SECRET(_ACCESS)?_KEY|SESSION_TOKEN|SECURITY_TOKEN"
              + "|(DEFAULT_)?PROFILE|CONFIG_FILE|SHARED_CREDENTIALS_FILE|CREDENTIAL_.*"
              + "|WEB_IDENTITY_TOKEN.*|ROLE_ARN|ROLE_SESSION_NAME|CONTAINER_.*|BEARER_TOKEN.*"
              + "|(SSO|LOGIN)_.*)"
              + "|TEMPORAL_(API_KEY.*|TLS|TLS_.*|CLIENT_(KEY|CERT).*|GRPC_META_.*|PROFILE"
              + "|CONFIG_FILE|CLOUD_API_KEY|CODEC_AUTH)");

  private CallerCredentials() {}

  /**
   * Whether the variable holds credentials, or says where some are.
   *
   * @param name a variable's name; small letters count as capitals, as on Windows
   */
  public static boolean isNamed(String name) {
    return NAMES.matcher(name.toUpperCase(Locale.ROOT)).matches();
  }
}
