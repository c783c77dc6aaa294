package io.github.temporallambda.local.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Put, Update, Get and Delete of FunctionEventInvokeConfig, per qualifier; no destinations. */
final class EventInvokeOperations implements LambdaApi.OperationGroup {

  private static final String RETRIES = "MaximumRetryAttempts";
  private static final String AGE = "MaximumEventAgeInSeconds";
  private static final Set<String> MEMBERS = Set.of(RETRIES, AGE);

  private final FunctionStore store;

  EventInvokeOperations(FunctionStore store) {
    this.store = store;
  }

  @Override
  public void addTo(Routes routes) {
    String path = "2019-09-25/functions/*/event-invoke-config";
    routes
        .add("PutFunctionEventInvokeConfig", "PUT", path, call -> write(call, false))
        .add("UpdateFunctionEventInvokeConfig", "POST", path, call -> write(call, true))
        .add("GetFunctionEventInvokeConfig", "GET", path, this::get)
        .add("DeleteFunctionEventInvokeConfig", "DELETE", path, this::delete);
  }

  /** Put drops what is not given; update keeps it, and needs a configuration to be there. */
  private AwsAnswer write(Call call, boolean merge) {
    RequestBody body = call.body().onlyWith(MEMBERS);
    OptionalInt retries = body.number(RETRIES);
    OptionalInt age = body.number(AGE);
    retries.ifPresent(value -> SettingsRules.range(value, "maximumRetryAttempts", 0, 2));
    age.ifPresent(value -> SettingsRules.range(value, "maximumEventAgeInSeconds", 60, 21_600));
    if (retries.isEmpty() && age.isEmpty()) {
      throw AwsError.invalidParameter(
          "You must specify at least one of error handling or destination setting.");
    }
    FunctionReference reference = call.function(store.account());
    return store.with(
        reference,
        function -> {
          requireQualifier(function, reference);
          EventInvokeConfig kept = merge ? require(function, reference) : EventInvokeConfig.UNSET;
          EventInvokeConfig config =
              new EventInvokeConfig(
                  retries.isPresent() ? retries : kept.maximumRetryAttempts(),
                  age.isPresent() ? age : kept.maximumEventAgeSeconds(),
                  store.stamps().now());
          function.eventInvokeConfigs().put(reference.effectiveQualifier(), config);
          return AwsAnswer.json(200, json(reference, config));
        });
  }

  private AwsAnswer get(Call call) {
    FunctionReference reference = call.function(store.account());
    return store.with(
        reference, function -> AwsAnswer.json(200, json(reference, require(function, reference))));
  }

  private AwsAnswer delete(Call call) {
    FunctionReference reference = call.function(store.account());
    return store.with(
        reference,
        function -> {
          require(function, reference);
          function.eventInvokeConfigs().remove(reference.effectiveQualifier());
          return AwsAnswer.empty(204);
        });
  }

  private void requireQualifier(LambdaFunction function, FunctionReference reference) {
    if (function.find(reference.effectiveQualifier()).isEmpty()) {
      throw AwsError.notFound("The function " + arn(reference) + " doesn't exist.");
    }
  }

  private EventInvokeConfig require(LambdaFunction function, FunctionReference reference) {
    return Optional.ofNullable(function.eventInvokeConfigs().get(reference.effectiveQualifier()))
        .orElseThrow(
            () ->
                AwsError.notFound(
                    "The function " + arn(reference) + " doesn't have an EventInvokeConfig"));
  }

  private String arn(FunctionReference reference) {
    return store.account().qualifiedArn(reference.functionName(), reference.effectiveQualifier());
  }

  private ObjectNode json(FunctionReference reference, EventInvokeConfig config) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("FunctionArn", arn(reference));
    json.put("LastModified", config.lastModified().toEpochMilli() / 1000.0);
    config.maximumRetryAttempts().ifPresent(value -> json.put(RETRIES, value));
    config.maximumEventAgeSeconds().ifPresent(value -> json.put(AGE, value));
    ObjectNode destinations = json.putObject("DestinationConfig");
    destinations.putObject("OnSuccess");
    destinations.putObject("OnFailure");
    return json;
  }
}
