package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.DeploymentPackage;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

/** The three writes to {@code $LATEST} that make up a publication. */
final class FunctionUpdates {

  private final GuardedWrite guarded;
  private final Waiting waiting;
  private final LambdaProgress progress;

  FunctionUpdates(GuardedWrite guarded, Waiting waiting, LambdaProgress progress) {
    this.guarded = guarded;
    this.waiting = waiting;
    this.progress = progress;
  }

  FunctionConfiguration environment(FunctionConfiguration asRead, Map<String, String> additions) {
    EnvironmentVariables merged = asRead.environment().with(additions);
    EnvironmentRules.check(additions, merged);
    if (merged.equals(asRead.environment())) {
      return asRead;
    }
    FunctionConfiguration wanted = asRead.with(merged);
    guarded.update(
        "UpdateFunctionConfiguration",
        asRead,
        wanted,
        (client, revisionId) ->
            client.updateFunctionConfiguration(
                request ->
                    request
                        .functionName(asRead.functionName().value())
                        .revisionId(revisionId)
                        .environment(e -> e.variables(merged.values()))));
    FunctionConfiguration now = waiting.untilUpdated(asRead.functionName());
    return requireOurs(asRead, wanted, now);
  }

  FunctionConfiguration code(FunctionConfiguration asRead, CodeSource source) {
    Consumer<UpdateFunctionCodeRequest.Builder> code = from(asRead, source);
    FunctionConfiguration wanted = asRead.with(source.deploymentPackage().codeSha256());
    guarded.update(
        "UpdateFunctionCode",
        asRead,
        wanted,
        (client, revisionId) ->
            client.updateFunctionCode(
                request ->
                    request
                        .functionName(asRead.functionName().value())
                        .revisionId(revisionId)
                        // Left out, AWS would take its default and not what the function has.
                        .architecturesWithStrings(asRead.settings().architectures())
                        .applyMutation(code)));
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
    PublishVersionResponse answer =
        guarded.write(
            "PublishVersion",
            asRead,
            (client, revisionId) ->
                client.publishVersion(
                    request ->
                        request
                            .functionName(asRead.functionName().value())
                            .revisionId(revisionId)
                            .codeSha256(deploymentPackage.codeSha256().base64())
                            .description(marker.description())));
    return Answers.version(answer);
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
