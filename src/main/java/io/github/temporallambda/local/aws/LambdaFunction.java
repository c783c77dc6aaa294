package io.github.temporallambda.local.aws;

import io.github.temporallambda.local.aws.Progress.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * One function with its versions: the state machine that AWS documents, with the answers that were
 * recorded from AWS.
 *
 * <p>Not safe for concurrent use: {@link FunctionStore} holds its lock around every call.
 */
final class LambdaFunction {

  /** What PublishVersion may demand and say; each member is optional. */
  record Publication(
      Optional<String> description, Optional<String> codeSha256, Optional<String> revisionId) {

    static final Publication PLAIN =
        new Publication(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private final String name;
  private final String arn;
  private final Stamps stamps;
  private final FunctionAliases aliases;
  private final NavigableMap<Integer, FunctionRevision> versions = new TreeMap<>();
  private final Map<String, EventInvokeConfig> eventInvokeConfigs = new HashMap<>();
  private final Map<String, String> tags = new TreeMap<>();
  private OptionalInt reservedConcurrency = OptionalInt.empty();
  private FunctionRevision latest;
  private FunctionRevision serving;
  private int lastNumber;
  private boolean changedSincePublish = true;

  LambdaFunction(String name, AwsAccount account, FunctionRevision latest, Stamps stamps) {
    this.name = name;
    this.arn = account.functionArn(name);
    this.stamps = stamps;
    this.aliases = new FunctionAliases(arn, stamps);
    this.latest = latest;
    this.serving = latest;
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  FunctionAliases aliases() {
    return aliases;
  }

  Map<String, EventInvokeConfig> eventInvokeConfigs() {
    return eventInvokeConfigs;
  }

  Map<String, String> tags() {
    return tags;
  }

  OptionalInt reservedConcurrency() {
    return reservedConcurrency;
  }

  void reserveConcurrency(OptionalInt environments) {
    reservedConcurrency = environments;
  }

  /** Finishes what is due; every request begins with it. */
  void settle() {
    if (latest.progress().due(stamps.now())) {
      settleLatest();
    }
    versions.replaceAll(
        (number, version) ->
            version.progress().due(stamps.now())
                ? version.withProgress(version.progress().finished())
                : version);
  }

  private void settleLatest() {
    Progress finished = latest.progress().finished();
    boolean keepsOld = finished.phase() == Phase.UPDATE_FAILED;
    latest =
        (keepsOld ? serving : latest)
            .withProgress(finished)
            .withRevisionId(stamps.nextRevisionId());
    serving = latest;
  }

  /** What a qualifier stands for, without counting as a read; empty when there is none. */
  Optional<FunctionRevision> find(String qualifier) {
    if (qualifier.equals(FunctionReference.LATEST)) {
      return Optional.of(latest);
    }
    if (qualifier.chars().allMatch(Character::isDigit)) {
      return Optional.ofNullable(versions.get(number(qualifier)));
    }
    return aliases.find(qualifier).flatMap(alias -> find(alias.functionVersion()));
  }

  /**
   * The same for a request that reads it: an unfinished one is shown unfinished, and is nearer its
   * end afterwards.
   */
  FunctionRevision read(String qualifier) {
    FunctionRevision shown = require(qualifier);
    FunctionRevision next = shown.withProgress(shown.progress().afterRead());
    if (shown.functionVersion().equals(FunctionReference.LATEST)) {
      latest = next;
    } else {
      versions.put(number(shown.functionVersion()), next);
    }
    return shown;
  }

  /** What an invocation runs: while an update is under way, still the code before it. */
  FunctionRevision invocable(String qualifier) {
    FunctionRevision named = require(qualifier);
    requireCreated(named);
    return named.functionVersion().equals(FunctionReference.LATEST) ? serving : named;
  }

  FunctionRevision require(String qualifier) {
    return find(qualifier).orElseThrow(() -> AwsError.functionNotFound(qualifiedArn(qualifier)));
  }

  private String qualifiedArn(String qualifier) {
    return qualifier.equals(FunctionReference.LATEST) ? arn : arn + ":" + qualifier;
  }

  /** {@code $LATEST}, then the published versions in ascending order. */
  List<FunctionRevision> all() {
    List<FunctionRevision> all = new ArrayList<>(List.of(latest));
    all.addAll(versions.values());
    return all;
  }

  /** Checks what every update must satisfy; refuses with 409 or 412 as AWS does. */
  void requireUpdatable(Optional<String> revisionId) {
    requireFinished();
    if (revisionId.isPresent() && !revisionId.get().equals(latest.revisionId())) {
      throw AwsError.precondition();
    }
  }

  /** Begins an update of {@code $LATEST}, which counts as a change even if nothing differs. */
  FunctionRevision update(FunctionRevision changed, Pace pace) {
    latest =
        new FunctionRevision(
            FunctionReference.LATEST,
            changed.settings(),
            changed.code(),
            stamps.nextRevisionId(),
            stamps.now(),
            pace.start(Phase.UPDATING, stamps.now()));
    changedSincePublish = true;
    return latest;
  }

  /**
   * PublishVersion: a new version, or the last one, with its old description, when no update came
   * since.
   *
   * @param slowed how long the new version stays Pending; empty, as AWS does without SnapStart, not
   *     at all
   */
  FunctionRevision publish(Publication publication, Optional<Pace> slowed) {
    requireFinished();
    requireCode(publication);
    requireUpdatable(publication.revisionId());
    FunctionRevision last = versions.get(lastNumber);
    if (!changedSincePublish && last != null) {
      return last;
    }
    FunctionRevision version =
        snapshot(publication.description(), slowed.map(this::creating).orElse(Progress.READY));
    latest = latest.withRevisionId(stamps.nextRevisionId());
    serving = latest;
    return version;
  }

  /** Publishes as part of the write that is under way ({@code Publish=true}). */
  FunctionRevision publishWithWrite(Pace pace) {
    return snapshot(Optional.empty(), creating(pace));
  }

  private Progress creating(Pace pace) {
    return pace.start(Phase.CREATING, stamps.now());
  }

  private FunctionRevision snapshot(Optional<String> description, Progress progress) {
    lastNumber++;
    FunctionSettings settings = latest.settings();
    FunctionRevision version =
        new FunctionRevision(
            Integer.toString(lastNumber),
            settings.withDescription(description.orElse(settings.description())),
            latest.code(),
            stamps.nextRevisionId(),
            stamps.now(),
            progress);
    versions.put(lastNumber, version);
    changedSincePublish = false;
    return version;
  }

  /** Deletes one version; absent is as good as deleted, one with an alias stays. */
  void deleteVersion(String qualifier) {
    if (qualifier.equals(FunctionReference.LATEST)) {
      throw AwsError.invalidParameter(
          "$LATEST version cannot be deleted without deleting the function.");
    }
    List<String> pointing = aliases.pointingAt(qualifier);
    if (!pointing.isEmpty()) {
      throw AwsError.conflict(
          "Unable to delete version because the following aliases reference it: " + pointing);
    }
    versions.remove(number(qualifier));
    eventInvokeConfigs.remove(qualifier);
  }

  private void requireFinished() {
    requireCreated(latest);
    if (latest.progress().phase() == Phase.UPDATING) {
      throw AwsError.conflict(
          "The operation cannot be performed at this time. An update is in progress for resource: "
              + arn);
    }
  }

  private static void requireCreated(FunctionRevision revision) {
    Phase phase = revision.progress().phase();
    if (phase == Phase.CREATING || phase == Phase.CREATION_FAILED) {
      throw AwsError.conflict(
          "The operation cannot be performed at this time. The function is currently in the"
              + " following state: "
              + (phase == Phase.CREATING ? "Pending" : "Failed"));
    }
  }

  private void requireCode(Publication publication) {
    Optional<String> demanded = publication.codeSha256();
    String present = latest.code().sha256();
    if (demanded.isPresent() && !demanded.get().equals(present)) {
      throw AwsError.invalidParameter(
          "CodeSHA256 (%s) is different from current CodeSHA256 in $LATEST (%s). Please try again with the CodeSHA256 in $LATEST."
              .formatted(demanded.get(), present));
    }
  }

  private static int number(String qualifier) {
    return qualifier.length() > 9 ? -1 : Integer.parseInt(qualifier);
  }
}
