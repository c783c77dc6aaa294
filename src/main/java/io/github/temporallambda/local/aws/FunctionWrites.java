package io.github.temporallambda.local.aws;

import io.github.temporallambda.local.aws.LambdaFunction.Publication;
import java.util.Optional;
import java.util.Set;

/**
 * CreateFunction, UpdateFunctionCode, UpdateFunctionConfiguration, PublishVersion and
 * DeleteFunction.
 */
final class FunctionWrites implements LambdaApi.OperationGroup {

  private static final Set<String> CODE =
      Set.of(
          "ZipFile",
          "S3Bucket",
          "S3Key",
          "S3ObjectVersion",
          "ImageUri",
          "Architectures",
          "DryRun",
          "Publish",
          "RevisionId");
  private static final Set<String> PUBLICATION = Set.of("CodeSha256", "Description", "RevisionId");

  private final FunctionStore store;
  private final UploadedCode uploads;
  private final Pace pace;

  FunctionWrites(FunctionStore store, UploadedCode uploads, Pace pace) {
    this.store = store;
    this.uploads = uploads;
    this.pace = pace;
  }

  @Override
  public void addTo(Routes routes) {
    String functions = "2015-03-31/functions";
    routes
        .add("CreateFunction", "POST", functions, this::create)
        .add("UpdateFunctionCode", "PUT", functions + "/*/code", this::updateCode)
        .add(
            "UpdateFunctionConfiguration",
            "PUT",
            functions + "/*/configuration",
            this::updateConfiguration)
        .add("PublishVersion", "POST", functions + "/*/versions", this::publish)
        .add("DeleteFunction", "DELETE", functions + "/*", this::delete);
  }

  private AwsAnswer create(Call call) {
    RequestBody body = call.body();
    FunctionReference reference =
        FunctionReference.parse(
            body.requiredText("FunctionName"), Optional.empty(), store.account());
    FunctionSettings settings = SettingsRequest.create(body);
    FunctionCode code = uploads.ofCreation(body);
    Pace creation = call.slowed().orElse(pace);
    return store.create(
        reference.functionName(),
        settings,
        code,
        creation,
        function -> {
          body.object("Tags").ifPresent(tags -> function.tags().putAll(tags.texts()));
          return body.flag("Publish")
              ? answer(201, function, function.publishWithWrite(creation))
              : answer(201, function, function.require(FunctionReference.LATEST));
        });
  }

  private AwsAnswer updateCode(Call call) {
    FunctionReference reference = latestOnly(call);
    RequestBody body = call.body().onlyWith(CODE);
    store.with(reference, function -> function.name());
    FunctionCode code = uploads.ofUpdate(body);
    Optional<String> architecture = body.singleText("Architectures");
    Pace update = call.slowed().orElse(pace);
    return store.with(
        reference,
        function -> {
          FunctionRevision changed =
              withCode(function.require(FunctionReference.LATEST), code, architecture);
          function.requireUpdatable(body.text("RevisionId"));
          if (body.flag("DryRun")) {
            return answer(200, function, changed);
          }
          FunctionRevision latest = function.update(changed, update);
          return body.flag("Publish")
              ? answer(200, function, function.publishWithWrite(update))
              : answer(200, function, latest);
        });
  }

  private static FunctionRevision withCode(
      FunctionRevision latest, FunctionCode code, Optional<String> architecture) {
    if (latest.code() instanceof FunctionCode.Image && code instanceof FunctionCode.Zip) {
      throw AwsError.invalidParameter(
          "Please provide ImageUri when updating a function with packageType Image.");
    }
    if (latest.code() instanceof FunctionCode.Zip && code instanceof FunctionCode.Image) {
      throw AwsError.invalidParameter(
          "Please don't provide ImageUri when updating a function with packageType Zip.");
    }
    FunctionSettings settings =
        latest.settings().withArchitecture(architecture.orElse(latest.settings().architecture()));
    return latest.with(SettingsRules.checked(settings), code);
  }

  private AwsAnswer updateConfiguration(Call call) {
    FunctionReference reference = latestOnly(call);
    RequestBody body = call.body();
    return store.with(
        reference,
        function -> {
          FunctionRevision latest = function.require(FunctionReference.LATEST);
          FunctionSettings settings = SettingsRequest.update(latest.settings(), body);
          function.requireUpdatable(body.text("RevisionId"));
          return answer(
              200,
              function,
              function.update(latest.with(settings, latest.code()), call.slowed().orElse(pace)));
        });
  }

  private AwsAnswer publish(Call call) {
    FunctionReference reference = latestOnly(call);
    RequestBody body = call.body().onlyWith(PUBLICATION);
    Publication publication =
        new Publication(body.text("Description"), body.text("CodeSha256"), body.text("RevisionId"));
    return store.with(
        reference, function -> answer(201, function, function.publish(publication, call.slowed())));
  }

  private AwsAnswer delete(Call call) {
    FunctionReference reference = call.function(store.account());
    if (reference.qualifier().isEmpty()) {
      store.delete(reference);
    } else {
      store.with(
          reference,
          function -> {
            function.deleteVersion(reference.effectiveQualifier());
            return function;
          });
    }
    return AwsAnswer.empty(204);
  }

  private FunctionReference latestOnly(Call call) {
    FunctionReference reference = call.function(store.account());
    if (!reference.effectiveQualifier().equals(FunctionReference.LATEST)) {
      throw AwsError.invalidParameter(
          "Current operation does not support versions other than $LATEST");
    }
    return new FunctionReference(reference.functionName(), Optional.empty());
  }

  private static AwsAnswer answer(int status, LambdaFunction function, FunctionRevision revision) {
    String arn =
        revision.functionVersion().equals(FunctionReference.LATEST)
            ? function.arn()
            : function.arn() + ":" + revision.functionVersion();
    return AwsAnswer.json(status, FunctionJson.configuration(function.name(), arn, revision));
  }
}
