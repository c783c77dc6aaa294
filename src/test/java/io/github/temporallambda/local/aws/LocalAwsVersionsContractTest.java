package io.github.temporallambda.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/** What was recorded from AWS about listing and deleting published versions. */
class LocalAwsVersionsContractTest extends OnLocalAws {

  @Test
  @Source("Lambda API reference, ListVersionsByFunction, MaxItems")
  void versionsAreListedFiftyAtATimeWithLatestAmongThem() {
    fixture.createActive("orders");
    for (int number = 1; number <= 51; number++) {
      fixture.publish("orders");
      lambda.updateFunctionConfiguration(update -> update.functionName("orders"));
      fixture.settle("orders");
    }

    var first = lambda.listVersionsByFunction(list -> list.functionName("orders").maxItems(100));
    List<String> all =
        lambda
            .listVersionsByFunctionPaginator(list -> list.functionName("orders"))
            .versions()
            .stream()
            .map(FunctionConfiguration::version)
            .toList();

    assertThat(first.versions()).hasSize(50);
    assertThat(first.nextMarker()).isNotEmpty();
    assertThat(all).hasSize(52).doesNotHaveDuplicates().contains("$LATEST", "1", "51");
  }

  @Test
  @Source("Lambda API reference, ListVersionsByFunction, response")
  void listsShowQualifiedArnsAndNoState() {
    fixture.createActive("orders");
    fixture.publish("orders");

    List<FunctionConfiguration> versions =
        lambda.listVersionsByFunction(list -> list.functionName("orders")).versions();

    assertThat(versions)
        .extracting(FunctionConfiguration::functionArn)
        .containsExactly(ARN + "orders:$LATEST", ARN + "orders:1");
    assertThat(versions).extracting(FunctionConfiguration::state).containsOnlyNulls();
  }

  @Test
  @Source("Lambda API reference, DeleteFunction, Qualifier")
  void onlyTheNamedVersionIsDeleted() {
    fixture.createActive("orders");
    fixture.publish("orders");
    fixture.updateCode("orders", "two");
    fixture.publish("orders");

    deleteVersion("1");

    assertThat(lambda.listVersionsByFunction(list -> list.functionName("orders")).versions())
        .extracting(FunctionConfiguration::version)
        .containsExactly("$LATEST", "2");
  }

  @Test
  @Source("measured: recorded against AWS, test_delete_on_nonexisting_version")
  void deletingAVersionThatIsNotThereChangesNothing() {
    fixture.createActive("orders");

    int status =
        lambda
            .deleteFunction(delete -> delete.functionName("orders").qualifier("9"))
            .sdkHttpResponse()
            .statusCode();

    assertThat(status).isEqualTo(204);
    assertThat(configuration().version()).isEqualTo("$LATEST");
  }

  @Test
  @Source("measured: recorded against AWS, DeleteFunction of $LATEST")
  void latestCannotBeDeletedAlone() {
    fixture.createActive("orders");

    assertInvalid(
        () -> deleteVersion("$LATEST"),
        "$LATEST version cannot be deleted without deleting the function.");
  }

  @Test
  @Source("Lambda API reference, DeleteFunction")
  void withoutAQualifierTheWholeFunctionIsDeleted() {
    fixture.createActive("orders");
    fixture.publish("orders");

    lambda.deleteFunction(delete -> delete.functionName("orders"));

    assertNotFound(
        () -> lambda.getFunctionConfiguration(get -> get.functionName("orders").qualifier("1")),
        "Function not found: " + ARN + "orders:1");
  }

  private GetFunctionConfigurationResponse configuration() {
    return lambda.getFunctionConfiguration(get -> get.functionName("orders"));
  }

  private void deleteVersion(String qualifier) {
    lambda.deleteFunction(delete -> delete.functionName("orders").qualifier(qualifier));
  }
}
