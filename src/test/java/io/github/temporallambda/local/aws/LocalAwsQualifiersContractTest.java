package io.github.temporallambda.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;

/** What was recorded from AWS about aliases, retries, concurrency, tags and the account. */
class LocalAwsQualifiersContractTest extends OnLocalAws {

  @Test
  @Source("measured: recorded against AWS, DeleteFunction of an aliased version")
  void anAliasedVersionCannotBeDeleted() {
    published();
    alias("live", "1");

    assertRefused(
        () -> lambda.deleteFunction(delete -> delete.functionName("orders").qualifier("1")),
        409,
        "ResourceConflictException",
        "Unable to delete version because the following aliases reference it: [live]");
  }

  @Test
  @Source("Lambda Developer Guide, Create an alias for a Lambda function")
  void anAliasStandsForItsVersionUnderItsOwnArn() {
    published();
    alias("live", "1");

    var read = lambda.getFunctionConfiguration(get -> get.functionName("orders:live"));

    assertThat(read.version()).isEqualTo("1");
    assertThat(read.functionArn()).isEqualTo(ARN + "orders:live");
  }

  @Test
  @Source("Lambda API reference, UpdateAlias and DeleteAlias")
  void anAliasMovesAndGoes() {
    published();
    alias("live", "1");
    fixture.updateCode("orders", "two");
    fixture.publish("orders");

    lambda.updateAlias(update -> update.functionName("orders").name("live").functionVersion("2"));

    assertThat(
            lambda.listAliases(list -> list.functionName("orders").functionVersion("2")).aliases())
        .extracting(alias -> alias.name())
        .containsExactly("live");
    assertThat(
            lambda.listAliases(list -> list.functionName("orders").functionVersion("1")).aliases())
        .isEmpty();
    lambda.deleteAlias(delete -> delete.functionName("orders").name("live"));
    assertNotFound(
        () -> lambda.getAlias(get -> get.functionName("orders").name("live")),
        "Cannot find alias arn: " + ARN + "orders:live");
  }

  @Test
  @Source("Lambda API reference, CreateAlias, errors")
  void anAliasIsCreatedOnceAndOnlyForAVersionThatIsThere() {
    published();
    alias("live", "1");

    assertRefused(
        () -> alias("live", "1"), 409, "ResourceConflictException", "Alias already exists");
    assertNotFound(() -> alias("next", "9"), "Function not found: " + ARN + "orders:9");
    assertRefused(() -> alias("7", "1"), 400, "ValidationException", "'7' at 'name'");
  }

  @Test
  @Source("measured: recorded against AWS, test_lambda_eventinvokeconfig_lifecycle")
  void retriesAreSetPerQualifierAndNotInherited() {
    published();
    retries("1", 0);
    fixture.updateCode("orders", "two");
    fixture.publish("orders");

    assertThat(config("1").maximumRetryAttempts()).isZero();
    assertNotFound(
        () -> config("2"), "The function " + ARN + "orders:2 doesn't have an EventInvokeConfig");
  }

  @Test
  @Source("Lambda API reference, PutFunctionEventInvokeConfig and UpdateFunctionEventInvokeConfig")
  void puttingRetriesDropsWhatIsNotGivenAndUpdatingKeepsIt() {
    published();
    lambda.putFunctionEventInvokeConfig(
        put -> put.functionName("orders").qualifier("1").maximumEventAgeInSeconds(60));
    lambda.updateFunctionEventInvokeConfig(
        update -> update.functionName("orders").qualifier("1").maximumRetryAttempts(1));
    assertThat(config("1").maximumEventAgeInSeconds()).isEqualTo(60);

    retries("1", 0);

    assertThat(config("1").maximumEventAgeInSeconds()).isNull();
  }

  @Test
  @Source("Lambda API reference, PutFunctionConcurrency and GetFunctionConcurrency")
  void concurrencyIsOfTheFunctionAndAbsentWhenUnreserved() {
    published();
    assertThat(reserved()).isNull();

    lambda.putFunctionConcurrency(
        put -> put.functionName("orders").reservedConcurrentExecutions(0));
    assertThat(reserved()).isZero();
    lambda.deleteFunctionConcurrency(delete -> delete.functionName("orders"));

    assertThat(reserved()).isNull();
    assertInvalid(
        () -> lambda.getFunctionConcurrency(get -> get.functionName("orders:1")),
        "Aliases and versions do not support this operation.");
  }

  @Test
  @Source("measured: recorded against AWS, test_tag_versions")
  void tagsAreOfTheFunctionAlone() {
    fixture.createActive("orders", create -> create.tags(Map.of("team", "shop")));
    fixture.publish("orders");

    assertThat(lambda.listTags(list -> list.resource(ARN + "orders")).tags())
        .isEqualTo(Map.of("team", "shop"));
    assertInvalid(
        () -> lambda.listTags(list -> list.resource(ARN + "orders:1")),
        "Tags on function aliases and versions are not supported");
  }

  @Test
  @Source("measured: recorded against AWS, test_account_settings_total_code_size")
  void everyVersionCountsItsCodeFully() {
    fixture.createActive("orders");
    long one = settings(lambda.getAccountSettings()).longValue();

    fixture.publish("orders");

    assertThat(settings(lambda.getAccountSettings())).isEqualTo(2 * one);
    assertThat(lambda.getAccountSettings().accountUsage().functionCount()).isEqualTo(1);
  }

  @Test
  @Source("Lambda API reference, ListFunctions")
  void functionsAreListedByName() {
    fixture.createActive("orders");
    fixture.createActive("invoices");

    assertThat(lambda.listFunctions().functions())
        .extracting(function -> function.functionName())
        .containsExactly("invoices", "orders");
  }

  @Test
  @Source("Lambda API reference, GetPolicy, errors")
  void aFunctionHasNoResourcePolicy() {
    fixture.createActive("orders");

    assertNotFound(
        () -> lambda.getPolicy(get -> get.functionName("orders")),
        "The resource you requested does not exist.");
  }

  private void published() {
    fixture.createActive("orders");
    fixture.publish("orders");
  }

  private void alias(String name, String functionVersion) {
    lambda.createAlias(
        create -> create.functionName("orders").name(name).functionVersion(functionVersion));
  }

  private void retries(String qualifier, int attempts) {
    lambda.putFunctionEventInvokeConfig(
        put -> put.functionName("orders").qualifier(qualifier).maximumRetryAttempts(attempts));
  }

  private GetFunctionEventInvokeConfigResponse config(String qualifier) {
    return lambda.getFunctionEventInvokeConfig(
        get -> get.functionName("orders").qualifier(qualifier));
  }

  private Integer reserved() {
    return lambda
        .getFunctionConcurrency(get -> get.functionName("orders"))
        .reservedConcurrentExecutions();
  }

  private static Long settings(GetAccountSettingsResponse settings) {
    return settings.accountUsage().totalCodeSize();
  }
}
