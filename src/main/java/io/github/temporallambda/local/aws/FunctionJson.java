package io.github.temporallambda.local.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** FunctionConfiguration as AWS writes it. */
final class FunctionJson {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private FunctionJson() {}

  /** As one function or version is shown. */
  static ObjectNode configuration(String functionName, String arn, FunctionRevision revision) {
    ObjectNode json = listed(functionName, arn, revision);
    progress(json, revision.progress());
    return json;
  }

  /** As lists show it: without State and LastUpdateStatus. */
  static ObjectNode listed(String functionName, String arn, FunctionRevision revision) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("FunctionName", functionName);
    json.put("FunctionArn", arn);
    json.put("Version", revision.functionVersion());
    json.put("RevisionId", revision.revisionId());
    json.put("LastModified", time(revision.lastModified()));
    json.put("CodeSha256", revision.code().sha256());
    json.put("CodeSize", revision.code().bytes());
    settings(json, revision);
    json.putObject("EphemeralStorage").put("Size", 512);
    json.putObject("TracingConfig").put("Mode", "PassThrough");
    json.putObject("SnapStart").put("ApplyOn", "None").put("OptimizationStatus", "Off");
    json.putObject("LoggingConfig")
        .put("LogFormat", "Text")
        .put("LogGroup", "/aws/lambda/" + functionName);
    return json;
  }

  private static void settings(ObjectNode json, FunctionRevision revision) {
    FunctionSettings settings = revision.settings();
    boolean image = revision.code() instanceof FunctionCode.Image;
    json.put("PackageType", image ? "Image" : "Zip");
    if (!image) {
      json.put("Runtime", settings.runtime());
      json.put("Handler", settings.handler());
    }
    json.put("Role", settings.role());
    json.put("Description", settings.description());
    json.put("Timeout", settings.timeoutSeconds());
    json.put("MemorySize", settings.memoryMegabytes());
    json.putArray("Architectures").add(settings.architecture());
    ObjectNode variables = json.putObject("Environment").putObject("Variables");
    settings.environment().forEach(variables::put);
  }

  private static void progress(ObjectNode json, Progress progress) {
    switch (progress.phase()) {
      case CREATING ->
          state(json, "State", "Pending", "Creating", "The function is being created.");
      case CREATION_FAILED -> state(json, "State", "Failed", "InternalError", progress.failure());
      case UPDATING -> {
        json.put("State", "Active");
        // AWS gives an update the reason of a creation.
        state(json, "LastUpdateStatus", "InProgress", "Creating", "The function is being created.");
      }
      case UPDATE_FAILED -> {
        json.put("State", "Active");
        state(json, "LastUpdateStatus", "Failed", "InternalError", progress.failure());
      }
      case READY -> json.put("State", "Active").put("LastUpdateStatus", "Successful");
    }
  }

  private static void state(ObjectNode json, String member, String value, String code, String why) {
    json.put(member, value);
    json.put(member + "ReasonCode", code);
    json.put(member + "Reason", why);
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }
}
