package io.github.temporallambda.local.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** GetAccountSettings, GetPolicy, and the tags of functions. */
final class AccountOperations implements LambdaApi.OperationGroup {

  /** Concurrent executions of an account. */
  static final int CONCURRENT = 1_000;

  private static final long TOTAL_CODE_SIZE = 80_530_636_800L;

  private final FunctionStore store;

  AccountOperations(FunctionStore store) {
    this.store = store;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .add("GetAccountSettings", "GET", "2016-08-19/account-settings", this::settings)
        .add("GetPolicy", "GET", "2015-03-31/functions/*/policy", this::policy)
        .add("ListTags", "GET", "2017-03-31/tags/*", this::tags)
        .add("TagResource", "POST", "2017-03-31/tags/*", this::tag);
  }

  /** Every version counts fully, even where the bytes are the same. */
  private AwsAnswer settings(Call call) {
    List<Long> sizes =
        store.each(
            function ->
                function.all().stream().mapToLong(revision -> revision.code().bytes()).sum());
    int reserved =
        store.each(function -> function.reservedConcurrency().orElse(0)).stream()
            .mapToInt(Integer::intValue)
            .sum();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .putObject("AccountLimit")
        .put("TotalCodeSize", TOTAL_CODE_SIZE)
        .put("CodeSizeUnzipped", CodeStore.UNZIPPED_LIMIT)
        .put("CodeSizeZipped", CodeStore.ZIPPED_LIMIT)
        .put("ConcurrentExecutions", CONCURRENT)
        .put("UnreservedConcurrentExecutions", CONCURRENT - reserved);
    answer
        .putObject("AccountUsage")
        .put("TotalCodeSize", sizes.stream().mapToLong(Long::longValue).sum())
        .put("FunctionCount", sizes.size());
    return AwsAnswer.json(200, answer);
  }

  /** No function here has a resource policy. */
  private AwsAnswer policy(Call call) {
    FunctionReference reference = call.function(store.account());
    store.with(reference, function -> function.require(reference.effectiveQualifier()));
    throw AwsError.notFound("The resource you requested does not exist.");
  }

  private AwsAnswer tags(Call call) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode tags = answer.putObject("Tags");
    onTagged(call, function -> function.tags().forEach(tags::put));
    return AwsAnswer.json(200, answer);
  }

  private AwsAnswer tag(Call call) {
    Optional<RequestBody> tags = call.body().object("Tags");
    onTagged(call, function -> tags.ifPresent(given -> function.tags().putAll(given.texts())));
    return AwsAnswer.empty(204);
  }

  private void onTagged(Call call, Consumer<LambdaFunction> work) {
    FunctionReference reference = call.function(store.account());
    if (reference.qualifier().isPresent()) {
      throw AwsError.invalidParameter(
          "Tags on function aliases and versions are not supported. Please specify a function"
              + " ARN.");
    }
    store.with(
        reference,
        function -> {
          work.accept(function);
          return function;
        });
  }
}
