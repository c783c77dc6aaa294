package io.github.temporallambda.lambda;

import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;

/** Lambda's client, with its refusals turned into problems and its answers into values. */
final class LambdaApi {

  private final LambdaClient lambda;
  private final String region;

  LambdaApi(LambdaClient lambda) {
    this.lambda = lambda;
    this.region = lambda.serviceClientConfiguration().region().id();
  }

  String region() {
    return region;
  }

  /** Names a call on a function of which the account is not known yet. */
  AwsCall call(String operation, FunctionName functionName) {
    String partition = PartitionMetadata.of(Region.of(region)).id();
    return call(
        operation, "arn:" + partition + ":lambda:" + region + ":*:function:" + functionName);
  }

  /** Names a call on a function or version. */
  AwsCall call(String operation, String arn) {
    return new AwsCall(operation, arn, region);
  }

  /**
   * Runs {@code request}.
   *
   * @throws io.github.temporallambda.problem.ProblemException when AWS refuses it
   */
  <T> T answer(AwsCall call, Function<LambdaClient, T> request) {
    try {
      return request.apply(lambda);
    } catch (SdkException e) {
      throw AwsProblems.of(call, e);
    }
  }

  /** As {@link #answer}; empty where AWS denies it. */
  <T> Optional<T> permitted(AwsCall call, Function<LambdaClient, T> request) {
    try {
      return Optional.of(request.apply(lambda));
    } catch (SdkException e) {
      if (e instanceof AwsServiceException refused
          && LambdaRefusal.of(refused) == LambdaRefusal.DENIED) {
        return Optional.empty();
      }
      throw AwsProblems.of(call, e);
    }
  }

  /** The account's code storage; empty where that is denied. */
  Optional<CodeStorage> codeStorage() {
    return permitted(
        call("GetAccountSettings", "*"),
        client -> {
          GetAccountSettingsResponse settings = client.getAccountSettings();
          return new CodeStorage(
              settings.accountUsage().totalCodeSize(), settings.accountLimit().totalCodeSize());
        });
  }

  /** Runs {@code request} and lets the SDK's own exception through. */
  <T> T raw(Function<LambdaClient, T> request) {
    return request.apply(lambda);
  }

  /**
   * {@code $LATEST} as GetFunctionConfiguration tells it, without the presigned URL of GetFunction.
   */
  FunctionConfiguration read(FunctionName functionName) {
    return answer(
        call("GetFunctionConfiguration", functionName),
        client ->
            Answers.configuration(
                client.getFunctionConfiguration(
                    request -> request.functionName(functionName.value()))));
  }

  /** A published version as GetFunctionConfiguration tells it. */
  FunctionConfiguration read(FunctionArn arn) {
    return answer(call("GetFunctionConfiguration", arn.toString()), client -> read(client, arn));
  }

  /** As {@link #read(FunctionArn)}, letting the SDK's own exceptions through. */
  static FunctionConfiguration read(LambdaClient client, FunctionArn arn) {
    return Answers.configuration(
        client.getFunctionConfiguration(
            request ->
                request.functionName(arn.functionName().value()).qualifier(arn.qualifier())));
  }
}
