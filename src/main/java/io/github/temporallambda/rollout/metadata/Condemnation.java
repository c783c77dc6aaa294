package io.github.temporallambda.rollout.metadata;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.deployment.DeploymentVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The mark on a Deployment Version that a rollback left: a rollout refuses it and a rollback never
 * picks it, unless the user says so. Kept in the version's metadata, since there is no state file.
 *
 * @param at when it was left; empty where the mark does not say, which makes it no less a mark
 * @param reason why, in the words of who did it; not blank
 * @param by who did it; not blank
 */
public record Condemnation(Optional<Instant> at, String reason, String by) {

  private static final String ROLLING_BACK_TO = ReleaseMetadata.PREFIX + "rolling-back-to/";

  private static final String AT = ReleaseMetadata.PREFIX + "condemned-at";
  private static final String REASON = ReleaseMetadata.PREFIX + "condemned-reason";
  private static final String BY = ReleaseMetadata.PREFIX + "condemned-by";
  private static final String UNTOLD = "not told";

  public Condemnation {
    if (reason.isBlank() || by.isBlank()) {
      throw new IllegalArgumentException("a condemnation says why and by whom");
    }
  }

  /** The mark on {@code version}; empty where nobody condemned it. */
  public static Optional<Condemnation> of(DeploymentVersion version) {
    Map<String, String> metadata = version.metadata();
    if (Stream.of(AT, REASON, BY).noneMatch(metadata::containsKey)) {
      return Optional.empty();
    }
    return Optional.of(
        new Condemnation(time(metadata), told(metadata, REASON), told(metadata, BY)));
  }

  /** The metadata entries that make the mark. */
  public Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    at.ifPresent(time -> entries.put(AT, time.toString()));
    entries.put(REASON, reason);
    entries.put(BY, by);
    return entries;
  }

  /**
   * Key of the note on a version that a rollback is about to leave for {@code to}; its value is who
   * leaves it. Each target has a key of its own, so that two rollbacks at once do not overwrite
   * each other's note.
   */
  public static String noteKey(BuildId to) {
    return ROLLING_BACK_TO + to;
  }

  /** The notes on {@code version}: the Build ID that is gone back to, and by whom. */
  public static Map<String, String> notes(DeploymentVersion version) {
    Map<String, String> notes = new TreeMap<>();
    version
        .metadata()
        .forEach(
            (key, value) -> {
              if (key.startsWith(ROLLING_BACK_TO)) {
                notes.put(key.substring(ROLLING_BACK_TO.length()), value);
              }
            });
    return notes;
  }

  /** The keys on {@code version} that make up a mark, or the notes that come before it. */
  public static Set<String> keysOn(DeploymentVersion version) {
    return version.metadata().keySet().stream()
        .filter(key -> Set.of(AT, REASON, BY).contains(key) || key.startsWith(ROLLING_BACK_TO))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Why a release must not route to {@code version} by accident: the mark, or the note of a
   * rollback that was killed before it could make the mark. Empty where nothing speaks against it.
   */
  public static Optional<String> objection(DeploymentVersion version) {
    return of(version)
        .map(mark -> "condemned " + mark.says())
        .or(
            () ->
                notes(version).keySet().stream()
                    .findFirst()
                    .map(to -> "a rollback from it to " + to + " was cut short"));
  }

  /** In a user's words, for instance {@code on 2026-11-22T10:00:00Z by ada: orders got stuck}. */
  public String says() {
    String when = at.map(time -> "on " + time.truncatedTo(ChronoUnit.SECONDS) + " ").orElse("");
    return when + "by " + by + ": " + reason;
  }

  private static String told(Map<String, String> metadata, String key) {
    return Optional.ofNullable(metadata.get(key)).filter(text -> !text.isBlank()).orElse(UNTOLD);
  }

  private static Optional<Instant> time(Map<String, String> metadata) {
    try {
      return Optional.ofNullable(metadata.get(AT)).map(Instant::parse);
    } catch (DateTimeException e) {
      // Anyone may write metadata: a mark with a garbled time is still a mark.
      return Optional.empty();
    }
  }
}
