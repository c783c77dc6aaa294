package io.github.temporallambda.local.temporal.binary;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where to look for a Temporal server.
 *
 * @param temporalCli {@code temporal-lambda.temporalCli}: a path the user names; wins over the
 *     environment's {@code TEMPORAL_CLI}
 * @param environment the user's environment; {@code TEMPORAL_CLI} and {@code PATH} are looked up in
 *     it, and a Go build gets it whole
 * @param cache where servers are kept once obtained; made when missing
 * @param downloadBase the place Temporal CLI is downloaded from, ending in {@code /}
 * @param platform what the server has to run on
 */
public record ServerLookup(
    Optional<String> temporalCli,
    Map<String, String> environment,
    Path cache,
    URI downloadBase,
    Platform platform) {

  /** Where Temporal's own SDKs download Temporal CLI from. */
  public static final URI OFFICIAL_DOWNLOAD = URI.create("https://temporal.download/cli/archive/");

  public ServerLookup {
    requireNonNull(cache, "cache");
    requireNonNull(platform, "platform");
    environment = Map.copyOf(environment);
    if (!downloadBase.getPath().endsWith("/")) {
      throw new IllegalArgumentException("does not end in /: " + downloadBase);
    }
  }

  /** The usual lookup of this user on this machine. */
  public static ServerLookup of(Optional<String> temporalCli, Map<String, String> environment) {
    Platform platform = Platform.current();
    Path cache = platform.cacheDirectory(environment);
    return new ServerLookup(temporalCli, environment, cache, OFFICIAL_DOWNLOAD, platform);
  }

  /** Says nothing of the environment, which may hold secrets. */
  @Override
  public String toString() {
    return "ServerLookup[cache=" + cache + ", platform=" + platform + "]";
  }
}
