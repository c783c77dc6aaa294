package io.github.temporallambda.local.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;

/** PutFunctionConcurrency, GetFunctionConcurrency and DeleteFunctionConcurrency. */
final class ConcurrencyOperations implements LambdaApi.OperationGroup {

  private final FunctionStore store;

  ConcurrencyOperations(FunctionStore store) {
    this.store = store;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .add("PutFunctionConcurrency", "PUT", "2017-10-31/functions/*/concurrency", this::put)
        .add(
            "DeleteFunctionConcurrency",
            "DELETE",
            "2017-10-31/functions/*/concurrency",
            this::delete)
        .add("GetFunctionConcurrency", "GET", "2019-09-30/functions/*/concurrency", this::get);
  }

  private AwsAnswer put(Call call) {
    OptionalInt asked = call.body().number("ReservedConcurrentExecutions");
    int reserved =
        asked.orElseThrow(
            () ->
                AwsError.validation(
                    "null", "reservedConcurrentExecutions", "Member must not be null"));
    SettingsRules.range(reserved, "reservedConcurrentExecutions", 0, AccountOperations.CONCURRENT);
    return reserve(call, asked, 200);
  }

  private AwsAnswer delete(Call call) {
    return reserve(call, OptionalInt.empty(), 204);
  }

  private AwsAnswer reserve(Call call, OptionalInt reserved, int status) {
    return store.with(
        call.wholeFunction(store.account()),
        function -> {
          function.reserveConcurrency(reserved);
          return status == 204 ? AwsAnswer.empty(204) : AwsAnswer.json(status, json(reserved));
        });
  }

  private AwsAnswer get(Call call) {
    return store.with(
        call.wholeFunction(store.account()),
        function -> AwsAnswer.json(200, json(function.reservedConcurrency())));
  }

  /** Absent means unreserved; 0 means throttled off. */
  private static ObjectNode json(OptionalInt reserved) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    reserved.ifPresent(value -> json.put("ReservedConcurrentExecutions", value));
    return json;
  }
}
