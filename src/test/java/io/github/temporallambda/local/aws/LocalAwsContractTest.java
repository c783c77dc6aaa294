package io.github.temporallambda.local.aws;

import static io.github.temporallambda.local.aws.LocalAwsFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/** What was recorded from AWS about functions and versions, through AWS's own SDK. */
class LocalAwsContractTest extends OnLocalAws {

  private static final String STALE = "The Revision Id provided does not match";

  @Test
  @Source("Lambda Developer Guide, Lambda function states")
  void aCreatedFunctionIsPendingAndThenActive() {
    CreateFunctionResponse created =
        lambda.createFunction(
            create ->
                create
                    .functionName("orders")
                    .role(LocalAwsFixture.ROLE)
                    .runtime("java17")
                    .handler("shop.Worker")
                    .code(code -> code.zipFile(zip("one"))));

    assertThat(created.state()).isEqualTo(State.PENDING);
    assertThat(created.lastUpdateStatus()).isNull();
    assertThat(created.version()).isEqualTo("$LATEST");
    assertThat(created.functionArn()).isEqualTo(ARN + "orders");
    assertThat(created.timeout()).isEqualTo(3);
    assertThat(configuration().state()).isEqualTo(State.PENDING);
    assertThat(configuration().state()).isEqualTo(State.ACTIVE);
  }

  @Test
  @Source("Lambda Developer Guide, Lambda function states")
  void aPendingFunctionCannotBePublishedOrInvoked() {
    fixture.create("orders", create -> {});

    assertRefused(
        () -> fixture.publish("orders"), 409, "ResourceConflictException", "state: Pending");
    assertRefused(
        () -> lambda.invoke(invoke -> invoke.functionName("orders").invocationType("Event")),
        409,
        "ResourceConflictException",
        "state: Pending");
  }

  @Test
  @Source("Lambda API reference, CreateFunction, errors")
  void aNameIsTakenOnce() {
    fixture.createActive("orders");

    assertRefused(
        () -> fixture.createActive("orders"),
        409,
        "ResourceConflictException",
        "Function already exist: orders");
  }

  @Test
  @Source("Lambda Developer Guide, Lambda function states")
  void anUpdateIsInProgressWhileTheFunctionStaysActive() {
    fixture.createActive("orders");

    UpdateFunctionCodeResponse update = updateCode("two");

    assertThat(update.state()).isEqualTo(State.ACTIVE);
    assertThat(update.lastUpdateStatus()).isEqualTo(LastUpdateStatus.IN_PROGRESS);
    assertThat(update.lastUpdateStatusReasonCodeAsString()).isEqualTo("Creating");
    assertThat(configuration().lastUpdateStatus()).isEqualTo(LastUpdateStatus.IN_PROGRESS);
    assertThat(configuration().lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
  }

  @Test
  @Source("Lambda Developer Guide, Lambda function states")
  void anUpdateInProgressRefusesUpdatesAndPublishing() {
    fixture.createActive("orders");
    updateCode("two");

    String text = "An update is in progress for resource: " + ARN + "orders";
    assertRefused(() -> fixture.publish("orders"), 409, "ResourceConflictException", text);
    assertRefused(() -> updateCode("three"), 409, "ResourceConflictException", text);
    assertRefused(
        () -> lambda.updateFunctionConfiguration(update -> update.functionName("orders")),
        409,
        "ResourceConflictException",
        text);
  }

  @Test
  @Source(
      "measured: recorded against AWS, TestLambdaRevisions and test_function_revisions_basic, RevisionId over an update")
  void theRevisionIdChangesWhenAnUpdateStartsAndAgainWhenItEnds() {
    fixture.createActive("orders");
    String before = configuration().revisionId();

    String started = updateCode("one").revisionId();
    String during = configuration().revisionId();
    String after = configuration().revisionId();

    assertThat(started).isNotEqualTo(before).isEqualTo(during);
    assertThat(after).isNotEqualTo(started);
  }

  @Test
  @Source("measured: recorded against AWS, TestLambdaRevisions, RevisionId over PublishVersion")
  void publishingChangesTheRevisionIdOfLatest() {
    fixture.createActive("orders");
    String before = configuration().revisionId();

    fixture.publish("orders");

    assertThat(configuration().revisionId()).isNotEqualTo(before);
  }

  @Test
  @Source("Lambda API reference, UpdateFunctionCode, RevisionId")
  void aStaleRevisionIdIsAFailedPreconditionEverywhere() {
    fixture.createActive("orders");
    String stale = configuration().revisionId();
    fixture.updateCode("orders", "two");

    String code = "PreconditionFailedException";
    assertRefused(
        () ->
            lambda.updateFunctionCode(
                update -> update.functionName("orders").zipFile(zip("x")).revisionId(stale)),
        412,
        code,
        STALE);
    assertRefused(
        () ->
            lambda.updateFunctionConfiguration(
                update -> update.functionName("orders").timeout(9).revisionId(stale)),
        412,
        code,
        STALE);
    assertRefused(
        () -> lambda.publishVersion(publish -> publish.functionName("orders").revisionId(stale)),
        412,
        code,
        STALE);
    assertThat(configuration().timeout()).isEqualTo(3);
  }

  @Test
  @Source("Lambda API reference, UpdateFunctionCode, DryRun")
  void aDryRunChangesNothingAndDoesNotCountAsAChange() {
    fixture.createActive("orders");
    fixture.publish("orders");
    GetFunctionConfigurationResponse before = configuration();

    lambda.updateFunctionCode(
        update -> update.functionName("orders").zipFile(zip("two")).dryRun(true));

    assertThat(configuration().equalsBySdkFields(before)).isTrue();
    assertThat(fixture.publish("orders")).isEqualTo("1");
  }

  @Test
  @Source(
      "measured: recorded against AWS, test_publish_version_on_create and test_version_lifecycle")
  void publishingWhatHasNotChangedGivesTheOldVersionWithItsOldDescription() {
    fixture.createActive("orders");
    PublishVersionResponse first = publish("first");

    PublishVersionResponse again = publish("second");

    assertThat(again.sdkHttpResponse().statusCode()).isEqualTo(201);
    assertThat(again.version()).isEqualTo("1");
    assertThat(again.description()).isEqualTo("first");
    assertThat(again.revisionId()).isEqualTo(first.revisionId());
  }

  @Test
  @Source("measured: recorded against AWS, PublishVersion without SnapStart")
  void aPublishedVersionIsActiveAtOnceUnderItsQualifiedArn() {
    fixture.createActive("orders");

    PublishVersionResponse published = publish("first");

    assertThat(published.state()).isEqualTo(State.ACTIVE);
    assertThat(published.lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
    assertThat(published.functionArn()).isEqualTo(ARN + "orders:1");
  }

  @Test
  @Source(
      "measured: recorded against AWS, test_update_function_zip of moto, which was held against AWS")
  void anUpdateWithIdenticalBytesIsAChange() {
    fixture.createActive("orders");
    PublishVersionResponse first = publish("first");
    fixture.updateCode("orders", "one");

    PublishVersionResponse second = publish("second");

    assertThat(second.version()).isEqualTo("2");
    assertThat(second.codeSha256()).isEqualTo(first.codeSha256());
  }

  @Test
  @Source("Lambda API reference, PublishVersion")
  void anUpdateOfTheConfigurationAloneIsAChange() {
    fixture.createActive("orders");
    fixture.publish("orders");
    configure("AA", "1");

    assertThat(fixture.publish("orders")).isEqualTo("2");
  }

  @Test
  @Source("Lambda API reference, PublishVersion, Description")
  void withoutADescriptionAVersionTakesTheFunctionsOne() {
    fixture.createActive("orders", create -> create.description("of the function"));

    assertThat(lambda.publishVersion(publish -> publish.functionName("orders")).description())
        .isEqualTo("of the function");
  }

  @Test
  @Source("measured: recorded against AWS, PublishVersion with another CodeSha256")
  void anotherCodeSha256IsAnInvalidParameterAndNoFailedPrecondition() {
    fixture.createActive("orders");
    String present = configuration().codeSha256();

    assertInvalid(
        () -> lambda.publishVersion(publish -> publish.functionName("orders").codeSha256("other")),
        "CodeSHA256 (other) is different from current CodeSHA256 in $LATEST ("
            + present
            + "). Please try again with the CodeSHA256 in $LATEST.");
  }

  @Test
  @Source("Lambda Developer Guide, Manage Lambda function versions")
  void aVersionKeepsItsConfigurationAndCode() {
    fixture.createActive("orders");
    configure("COLOUR", "red");
    fixture.publish("orders");
    String codeOfOne = configuration().codeSha256();
    configure("COLOUR", "green");
    fixture.updateCode("orders", "two");

    GetFunctionConfigurationResponse one =
        lambda.getFunctionConfiguration(get -> get.functionName("orders").qualifier("1"));

    assertThat(one.environment().variables()).isEqualTo(Map.of("COLOUR", "red"));
    assertThat(one.codeSha256()).isEqualTo(codeOfOne);
    assertThat(configuration().codeSha256()).isNotEqualTo(codeOfOne);
  }

  @Test
  @Source("measured: by third parties on AWS; no page of AWS says so")
  void numbersOfDeletedVersionsAreNotUsedAgain() {
    fixture.createActive("orders");
    fixture.publish("orders");
    deleteVersion("1");
    fixture.updateCode("orders", "two");

    assertThat(fixture.publish("orders")).isEqualTo("2");
  }

  @Test
  @Source("measured: recorded against AWS, test_publish_with_update")
  void publishingWithTheUpdateGivesAPendingVersionWithoutADescriptionOfItsOwn() {
    fixture.createActive("orders");

    UpdateFunctionCodeResponse published =
        lambda.updateFunctionCode(
            update -> update.functionName("orders").zipFile(zip("two")).publish(true));

    assertThat(published.functionArn()).isEqualTo(ARN + "orders:1");
    assertThat(published.version()).isEqualTo("1");
    assertThat(published.state()).isEqualTo(State.PENDING);
    assertThat(configuration().lastUpdateStatus()).isEqualTo(LastUpdateStatus.IN_PROGRESS);
  }

  @Test
  @Source("measured: recorded against AWS, test_publish_version_on_create")
  void publishingWithTheCreationMakesVersionOneAndPublishingAgainReturnsIt() {
    fixture.createActive("orders", create -> create.publish(true));

    assertThat(fixture.publish("orders")).isEqualTo("1");
  }

  private GetFunctionConfigurationResponse configuration() {
    return lambda.getFunctionConfiguration(get -> get.functionName("orders"));
  }

  private UpdateFunctionCodeResponse updateCode(String content) {
    return lambda.updateFunctionCode(update -> update.functionName("orders").zipFile(zip(content)));
  }

  private void configure(String key, String value) {
    lambda.updateFunctionConfiguration(
        update ->
            update
                .functionName("orders")
                .environment(environment -> environment.variables(Map.of(key, value))));
    fixture.settle("orders");
  }

  private PublishVersionResponse publish(String description) {
    return lambda.publishVersion(
        publish -> publish.functionName("orders").description(description));
  }

  private void deleteVersion(String qualifier) {
    lambda.deleteFunction(delete -> delete.functionName("orders").qualifier(qualifier));
  }
}
