package io.github.temporallambda.local.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** CreateAlias, GetAlias, ListAliases, UpdateAlias and DeleteAlias; without weighted routing. */
final class AliasOperations implements LambdaApi.OperationGroup {

  private static final Pattern NAME = Pattern.compile("(?!^[0-9]+$)([a-zA-Z0-9-_]+)");
  private static final Set<String> CREATION = Set.of("Name", "FunctionVersion", "Description");
  private static final Set<String> UPDATE = Set.of("FunctionVersion", "Description", "RevisionId");

  private final FunctionStore store;

  AliasOperations(FunctionStore store) {
    this.store = store;
  }

  @Override
  public void addTo(Routes routes) {
    String aliases = "2015-03-31/functions/*/aliases";
    routes
        .add("CreateAlias", "POST", aliases, this::create)
        .add("ListAliases", "GET", aliases, this::list)
        .add("GetAlias", "GET", aliases + "/*", this::get)
        .add("UpdateAlias", "PUT", aliases + "/*", this::update)
        .add("DeleteAlias", "DELETE", aliases + "/*", this::delete);
  }

  private AwsAnswer create(Call call) {
    RequestBody body = call.body().onlyWith(CREATION);
    String aliasName = body.requiredText("Name");
    if (!NAME.matcher(aliasName).matches()) {
      throw AwsError.validation(
          aliasName, "name", "Member must satisfy regular expression pattern: " + NAME);
    }
    String functionVersion = body.requiredText("FunctionVersion");
    return store.with(
        call.wholeFunction(store.account()),
        function -> {
          function.require(functionVersion);
          FunctionAlias alias =
              function
                  .aliases()
                  .create(aliasName, functionVersion, body.text("Description").orElse(""));
          return AwsAnswer.json(201, json(function, alias));
        });
  }

  private AwsAnswer get(Call call) {
    return store.with(
        call.wholeFunction(store.account()),
        function ->
            AwsAnswer.json(
                200, json(function, function.aliases().require(call.captured().get(1)))));
  }

  private AwsAnswer list(Call call) {
    Optional<String> functionVersion = call.request().queried("FunctionVersion");
    NavigableMap<String, ObjectNode> items = new TreeMap<>();
    store.with(
        call.wholeFunction(store.account()),
        function -> {
          function.aliases().all().stream()
              .filter(
                  alias ->
                      functionVersion
                          .orElse(alias.functionVersion())
                          .equals(alias.functionVersion()))
              .forEach(alias -> items.put(alias.aliasName(), json(function, alias)));
          return items;
        });
    return Page.of("Aliases", items, call.request());
  }

  private AwsAnswer update(Call call) {
    RequestBody body = call.body().onlyWith(UPDATE);
    return store.with(
        call.wholeFunction(store.account()),
        function -> {
          body.text("FunctionVersion").ifPresent(function::require);
          FunctionAlias alias =
              function
                  .aliases()
                  .update(
                      call.captured().get(1),
                      body.text("FunctionVersion"),
                      body.text("Description"),
                      body.text("RevisionId"));
          return AwsAnswer.json(200, json(function, alias));
        });
  }

  private AwsAnswer delete(Call call) {
    return store.with(
        call.wholeFunction(store.account()),
        function -> {
          function.aliases().delete(call.captured().get(1));
          return AwsAnswer.empty(204);
        });
  }

  private static ObjectNode json(LambdaFunction function, FunctionAlias alias) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("AliasArn", function.arn() + ":" + alias.aliasName());
    json.put("Name", alias.aliasName());
    json.put("FunctionVersion", alias.functionVersion());
    json.put("Description", alias.description());
    return json.put("RevisionId", alias.revisionId());
  }
}
