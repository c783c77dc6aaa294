package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.DeploymentPackage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

/** The three writes to {@code $LATEST} that make up a publication. */
final class FunctionUpdates {

  private final GuardedWrite guarded;
  private final Waiting waiting;
  private final Function<FunctionName, List<FunctionVersion>> versions;
  private final LambdaProgress progress;

  FunctionUpdates(
      GuardedWrite guarded,
      Waiting waiting,
      Function<FunctionName, List<FunctionVersion>> versions,
      LambdaProgress progress) {
    this.guarded = guarded;
    this.waiting = waiting;
    this.versions = versions;
    this.progress = progress;
  }

  FunctionConfiguration environment(FunctionConfiguration asRead, Map<String, String> additions) {
    EnvironmentVariables merged = asRead.environment().with(additions);
    EnvironmentRules.check(additions, merged);
    if (merged.equals(asRead.environment())) {
      return asRead;
    }
    FunctionConfiguration wanted = asRead.with(merged);
    BiFunction<LambdaClient, String, String> send =
        (client, revisionId) ->
            client
                .updateFunctionConfiguration(
                    request ->
                        request
                            .functionName(asRead.functionName().value())
                            .revisionId(revisionId)
                            .environment(e -> e.variables(merged.values())))
                .revisionId();
    return updated("UpdateFunctionConfiguration", asRead, wanted, send);
  }

  FunctionConfiguration code(FunctionConfiguration asRead, CodeSource source) {
    Consumer<UpdateFunctionCodeRequest.Builder> code = from(asRead, source);
    FunctionConfiguration wanted = asRead.with(source.deploymentPackage().codeSha256());
    BiFunction<LambdaClient, String, String> send =
        (client, revisionId) ->
            client
                .updateFunctionCode(
                    request ->
                        request
                            .functionName(asRead.functionName().value())
                            .revisionId(revisionId)
                            // Left out, AWS would take its default and not what the function has.
                            .architecturesWithStrings(asRead.settings().architectures())
                            .applyMutation(code))
                .revisionId();
    return updated("UpdateFunctionCode", asRead, wanted, send);
  }

  /** Sends, and waits until it took effect. What the function held before shows no update. */
  private FunctionConfiguration updated(
      String operation,
      FunctionConfiguration asRead,
      FunctionConfiguration wanted,
      BiFunction<LambdaClient, String, String> send) {
    boolean shows = !wanted.holdsTheSameAs(asRead);
    guarded.write(
        new GuardedWrite.Request<>(
            operation,
            asRead,
            send,
            now ->
                Optional.of(now)
                    .filter(it -> shows && it.holdsTheSameAs(wanted))
                    .map(FunctionConfiguration::revisionId)));
    FunctionConfiguration now = waiting.untilUpdated(asRead.functionName());
    return requireOurs(asRead, wanted, now);
  }

  private Consumer<UpdateFunctionCodeRequest.Builder> from(
      FunctionConfiguration asRead, CodeSource source) {
    if (source instanceof CodeSource.Stored stored) {
      return request ->
          request
              .s3Bucket(stored.bucketName().value())
              .s3Key(stored.key())
              .s3ObjectVersion(stored.objectVersion().orElse(null));
    }
    SdkBytes zip = SdkBytes.fromByteArrayUnsafe(PackageBytes.inline((CodeSource.Inline) source));
    progress.uploading(asRead.functionName(), source.deploymentPackage().bytes());
    return request -> request.zipFile(zip);
  }

  /** Publishes; the answer may be an older version when nothing was updated since. */
  FunctionVersion publish(
      FunctionConfiguration asRead, DeploymentPackage deploymentPackage, VersionMarker marker) {
    return guarded.write(
        new GuardedWrite.Request<>(
            "PublishVersion",
            asRead,
            (client, revisionId) ->
                Answers.version(
                    client.publishVersion(
                        request ->
                            request
                                .functionName(asRead.functionName().value())
                                .revisionId(revisionId)
                                .codeSha256(deploymentPackage.codeSha256().base64())
                                .description(marker.description()))),
            now -> published(now, deploymentPackage, marker)));
  }

  /** The version that a publication made of which the answer got lost. */
  private Optional<FunctionVersion> published(
      FunctionConfiguration now, DeploymentPackage deploymentPackage, VersionMarker marker) {
    return versions.apply(now.functionName()).stream()
        .filter(version -> version.isMarkedBy(marker))
        .filter(version -> version.codeSha256().equals(deploymentPackage.codeSha256()))
        .max(Comparator.comparingLong(FunctionVersion::functionVersion));
  }

  /** The lock ends with the write: between it and this read somebody else may have written. */
  private static FunctionConfiguration requireOurs(
      FunctionConfiguration asRead, FunctionConfiguration wanted, FunctionConfiguration now) {
    if (!now.holdsTheSameAs(wanted)) {
      throw LambdaProblems.lostRace(asRead, now, List.of());
    }
    return now;
  }
}
