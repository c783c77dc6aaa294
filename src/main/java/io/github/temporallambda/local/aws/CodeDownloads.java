package io.github.temporallambda.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The links of {@code Code.Location}: whoever holds one may download the zip for ten minutes, as
 * with AWS's presigned URLs. A link is a secret.
 *
 * <p>Safe for concurrent use.
 */
final class CodeDownloads {

  static final String PATH = "code";
  static final Duration VALID = Duration.ofMinutes(10);

  private record Link(Path zip, Instant until) {}

  private final Clock clock;
  private final SecureRandom random;
  private final Map<String, Link> links = new HashMap<>();

  CodeDownloads(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new link, as the path of its URL. */
  synchronized String link(Path zip) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    links.values().removeIf(link -> !clock.instant().isBefore(link.until()));
    links.put(token, new Link(zip, clock.instant().plus(VALID)));
    return "/" + PATH + "/" + token;
  }

  /** The zip, or 403 for a link that is unknown or no longer valid. */
  AwsAnswer download(String token) {
    Optional<Path> zip = find(token);
    if (zip.isEmpty()) {
      return AwsAnswer.xml(
          403, "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>");
    }
    try {
      return new AwsAnswer(200, Map.of(), "application/zip", Files.readAllBytes(zip.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Optional<Path> find(String token) {
    return Optional.ofNullable(links.get(token))
        .filter(link -> clock.instant().isBefore(link.until()))
        .map(Link::zip);
  }
}
