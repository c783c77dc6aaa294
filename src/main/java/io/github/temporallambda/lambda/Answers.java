package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.CodeSha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/** Lambda's answers as values of this room. */
final class Answers {

  private static final Pattern PUBLISHED = Pattern.compile("[1-9][0-9]*");

  private Answers() {}

  /**
   * @throws io.github.temporallambda.problem.ProblemException when it is a container image, or its
   *     environment could not be decrypted
   */
  static FunctionConfiguration configuration(GetFunctionConfigurationResponse answer) {
    refuseImage(answer.packageType(), answer.functionArn());
    return new FunctionConfiguration(
        new FunctionName(answer.functionName()),
        unqualified(answer.functionArn()),
        new FunctionSettings(
            text(answer.runtimeAsString()),
            text(answer.handler()),
            Duration.ofSeconds(number(answer.timeout())),
            number(answer.memorySize()),
            answer.architecturesAsStrings(),
            FrozenSettings.of(answer)),
        state(answer),
        text(answer.revisionId()),
        new CodeSha256(answer.codeSha256()),
        environment(answer));
  }

  /** Whether a listing's {@code Version} is a number, and not {@code $LATEST} or the like. */
  static boolean isPublished(String functionVersion) {
    return PUBLISHED.matcher(functionVersion).matches();
  }

  /** A version of a listing; a container image is refused. */
  static FunctionVersion version(
      software.amazon.awssdk.services.lambda.model.FunctionConfiguration listed) {
    return version(
        listed.packageType(), listed.functionArn(), listed.codeSha256(), listed.description());
  }

  /** A listing, which always holds {@code $LATEST}; empty where it holds nothing. */
  static Optional<FunctionInventory> inventory(
      Iterable<software.amazon.awssdk.services.lambda.model.FunctionConfiguration> pages) {
    Optional<String> functionArn = Optional.empty();
    List<FunctionVersion> published = new ArrayList<>();
    for (var listed : pages) {
      functionArn = Optional.of(unqualified(listed.functionArn()));
      if (isPublished(listed.version())) {
        published.add(version(listed));
      }
    }
    return functionArn.map(arn -> new FunctionInventory(arn, published));
  }

  /** The version that a publication answered with; a container image is refused. */
  static FunctionVersion version(PublishVersionResponse published) {
    return version(
        published.packageType(),
        published.functionArn(),
        published.codeSha256(),
        published.description());
  }

  /** The digest of the code that a GetFunction tells of; a container image is refused. */
  static CodeSha256 codeSha256(GetFunctionResponse function) {
    refuseImage(function.configuration().packageType(), function.configuration().functionArn());
    return new CodeSha256(function.configuration().codeSha256());
  }

  private static FunctionVersion version(
      @Nullable PackageType packageType,
      String qualifiedArn,
      String codeSha256,
      @Nullable String description) {
    refuseImage(packageType, qualifiedArn);
    return new FunctionVersion(
        FunctionArn.parse(qualifiedArn),
        new CodeSha256(codeSha256),
        VersionMarker.parse(text(description)));
  }

  private static void refuseImage(@Nullable PackageType packageType, String arn) {
    if (packageType == PackageType.IMAGE) {
      throw LambdaProblems.imagePackage(arn);
    }
  }

  private static FunctionState state(GetFunctionConfigurationResponse answer) {
    return new FunctionState(
        text(answer.stateAsString()),
        new StateReason(text(answer.stateReasonCodeAsString()), text(answer.stateReason())),
        text(answer.lastUpdateStatusAsString()),
        new StateReason(
            text(answer.lastUpdateStatusReasonCodeAsString()),
            text(answer.lastUpdateStatusReason())),
        Optional.ofNullable(answer.snapStart())
            .map(
                it ->
                    new SnapStart(
                        text(it.applyOnAsString()), text(it.optimizationStatusAsString())))
            .orElse(SnapStart.NONE));
  }

  private static EnvironmentVariables environment(GetFunctionConfigurationResponse answer) {
    Optional<EnvironmentResponse> environment = Optional.ofNullable(answer.environment());
    environment
        .flatMap(found -> Optional.ofNullable(found.error()))
        .ifPresent(
            error -> {
              throw LambdaProblems.unreadableEnvironment(
                  answer.functionArn(), text(error.errorCode()));
            });
    Map<String, String> values =
        environment
            .filter(EnvironmentResponse::hasVariables)
            .map(EnvironmentResponse::variables)
            .orElse(Map.of());
    return EnvironmentVariables.of(values);
  }

  /** {@code arn:…:function:NAME}, whether or not a qualifier follows. */
  private static String unqualified(String arn) {
    List<String> parts = List.of(arn.split(":", -1));
    return String.join(":", parts.subList(0, Math.min(7, parts.size())));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static int number(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
