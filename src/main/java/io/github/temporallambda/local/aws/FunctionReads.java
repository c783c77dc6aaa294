package io.github.temporallambda.local.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.NavigableMap;
import java.util.TreeMap;

/** GetFunction, GetFunctionConfiguration, ListFunctions and ListVersionsByFunction. */
final class FunctionReads implements LambdaApi.OperationGroup {

  private final FunctionStore store;
  private final CodeDownloads downloads;
  private final URI endpoint;

  FunctionReads(FunctionStore store, CodeDownloads downloads, URI endpoint) {
    this.store = store;
    this.downloads = downloads;
    this.endpoint = endpoint;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .add("GetFunction", "GET", "2015-03-31/functions/*", this::function)
        .add(
            "GetFunctionConfiguration",
            "GET",
            "2015-03-31/functions/*/configuration",
            this::configuration)
        .add("ListFunctions", "GET", "2015-03-31/functions", this::functions)
        .add("ListVersionsByFunction", "GET", "2015-03-31/functions/*/versions", this::versions);
  }

  private AwsAnswer function(Call call) {
    FunctionReference reference = call.function(store.account());
    return store.with(
        reference,
        function -> {
          FunctionRevision revision = function.read(reference.effectiveQualifier());
          ObjectNode answer = JsonNodeFactory.instance.objectNode();
          answer.set(
              "Configuration",
              FunctionJson.configuration(
                  function.name(), reference.arn(store.account()), revision));
          code(answer.putObject("Code"), revision.code());
          if (!function.tags().isEmpty()) {
            function.tags().forEach(answer.putObject("Tags")::put);
          }
          return AwsAnswer.json(200, answer);
        });
  }

  private void code(ObjectNode json, FunctionCode code) {
    if (code instanceof FunctionCode.Zip zip) {
      json.put("RepositoryType", "S3");
      json.put("Location", endpoint.resolve(downloads.link(zip.zip())).toString());
    } else if (code instanceof FunctionCode.Image image) {
      json.put("RepositoryType", "ECR");
      json.put("ImageUri", image.imageUri());
    }
  }

  private AwsAnswer configuration(Call call) {
    FunctionReference reference = call.function(store.account());
    return store.with(
        reference,
        function ->
            AwsAnswer.json(
                200,
                FunctionJson.configuration(
                    function.name(),
                    reference.arn(store.account()),
                    function.read(reference.effectiveQualifier()))));
  }

  private AwsAnswer functions(Call call) {
    NavigableMap<String, ObjectNode> items = new TreeMap<>();
    store.each(
        function ->
            items.put(
                function.name(),
                FunctionJson.listed(
                    function.name(), function.arn(), function.require(FunctionReference.LATEST))));
    return Page.of("Functions", items, call.request());
  }

  private AwsAnswer versions(Call call) {
    FunctionReference reference = call.wholeFunction(store.account());
    NavigableMap<String, ObjectNode> items =
        store.with(
            reference,
            function -> {
              NavigableMap<String, ObjectNode> versions = new TreeMap<>();
              function
                  .all()
                  .forEach(revision -> versions.put(key(revision), listed(function, revision)));
              return versions;
            });
    return Page.of("Versions", items, call.request());
  }

  private static ObjectNode listed(LambdaFunction function, FunctionRevision revision) {
    return FunctionJson.listed(
        function.name(), function.arn() + ":" + revision.functionVersion(), revision);
  }

  private static String key(FunctionRevision revision) {
    String functionVersion = revision.functionVersion();
    return functionVersion.equals(FunctionReference.LATEST)
        ? ""
        : "%010d".formatted(Integer.parseInt(functionVersion));
  }
}
