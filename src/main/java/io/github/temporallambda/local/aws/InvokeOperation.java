package io.github.temporallambda.local.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Invoke, as Event and as DryRun. A payload is refused unless it is the empty event, which is what
 * every handler gets here.
 */
final class InvokeOperation implements LambdaApi.OperationGroup {

  private final FunctionStore store;
  private final Invocations invocations;

  InvokeOperation(FunctionStore store, Invocations invocations) {
    this.store = store;
    this.invocations = invocations;
  }

  @Override
  public void addTo(Routes routes) {
    routes.add("Invoke", "POST", "2015-03-31/functions/*/invocations", this::invoke);
  }

  private AwsAnswer invoke(Call call) {
    FunctionReference reference = call.function(store.account());
    FunctionRevision revision =
        store.with(reference, function -> function.invocable(reference.effectiveQualifier()));
    String type = call.request().header("x-amz-invocation-type").orElse("RequestResponse");
    return switch (type) {
      case "DryRun" -> AwsAnswer.empty(204);
      case "Event" -> event(call, reference, revision);
      case "RequestResponse" ->
          throw AwsError.invalidParameter(
              "The local Lambda runs Event invocations only: a Temporal worker would hold a"
                  + " RequestResponse for its whole timeout. Set the invocation type to Event.");
      default ->
          throw AwsError.validation(
              type,
              "invocationType",
              "Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
    };
  }

  private AwsAnswer event(Call call, FunctionReference reference, FunctionRevision revision) {
    requireRunnable(call, revision);
    String requestId = UUID.randomUUID().toString();
    invocations.accept(
        new AcceptedEvent(
            reference,
            reference.arn(store.account()),
            revision,
            requestId,
            store.stamps().now(),
            0));
    return AwsAnswer.empty(
        202,
        Map.of(
            "x-amzn-RequestId", requestId, "X-Amz-Executed-Version", revision.functionVersion()));
  }

  private static void requireRunnable(Call call, FunctionRevision revision) {
    if (revision.code() instanceof FunctionCode.Image
        || !revision.settings().runtime().startsWith("java")) {
      throw AwsError.invalidParameter("The local Lambda runs zip packages on Java runtimes only.");
    }
    String payload = new String(call.request().body(), StandardCharsets.UTF_8).strip();
    if (!Set.of("", "{}", "null").contains(payload)) {
      throw AwsError.invalidParameter(
          "The local Lambda passes the empty event {} only: leave the payload out.");
    }
  }
}
