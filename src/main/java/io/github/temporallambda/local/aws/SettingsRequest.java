package io.github.temporallambda.local.aws;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The configuration that CreateFunction or UpdateFunctionConfiguration asks for. */
final class SettingsRequest {

  private static final Set<String> UPDATE =
      Set.of(
          "Runtime",
          "Role",
          "Handler",
          "Description",
          "Timeout",
          "MemorySize",
          "Environment",
          "RevisionId");
  private static final Set<String> CREATION =
      Set.of(
          "FunctionName",
          "Code",
          "Runtime",
          "Role",
          "Handler",
          "Description",
          "Timeout",
          "MemorySize",
          "Environment",
          "Architectures",
          "PackageType",
          "Publish",
          "Tags");
  private static final FunctionSettings DEFAULTS =
      new FunctionSettings("", "", "", "", 3, 128, Map.of(), "x86_64");

  private SettingsRequest() {}

  /**
   * @throws AwsError 400 when something is missing or not allowed
   */
  static FunctionSettings create(RequestBody body) {
    body.onlyWith(CREATION);
    body.requiredText("Role");
    boolean image = body.text("PackageType").orElse("Zip").equals("Image");
    if (!image && (body.text("Runtime").isEmpty() || body.text("Handler").isEmpty())) {
      throw AwsError.invalidParameter(
          "Runtime and Handler are mandatory parameters for functions created with deployment"
              + " packages.");
    }
    return merged(DEFAULTS, body);
  }

  /** Members that are absent stay; the environment is replaced as a whole. */
  static FunctionSettings update(FunctionSettings present, RequestBody body) {
    return merged(present, body.onlyWith(UPDATE));
  }

  private static FunctionSettings merged(FunctionSettings present, RequestBody body) {
    Optional<Map<String, String>> environment =
        body.object("Environment")
            .map(given -> given.object("Variables").map(RequestBody::texts).orElse(Map.of()));
    return SettingsRules.checked(
        new FunctionSettings(
            body.text("Runtime").orElse(present.runtime()),
            body.text("Role").orElse(present.role()),
            body.text("Handler").orElse(present.handler()),
            body.text("Description").orElse(present.description()),
            body.number("Timeout").orElse(present.timeoutSeconds()),
            body.number("MemorySize").orElse(present.memoryMegabytes()),
            environment.orElse(present.environment()),
            body.singleText("Architectures").orElse(present.architecture())));
  }
}
