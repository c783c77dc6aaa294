package io.github.temporallambda.local.aws;

import static io.github.temporallambda.local.aws.LocalAwsFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.PackageType;

/** What AWS accepts as code, configuration and name, and how it refuses the rest. */
class LocalAwsLimitsContractTest extends OnLocalAws {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders:1",
        "123456789012:function:orders:1",
        "arn:aws:lambda:us-east-1:123456789012:function:orders:1"
      })
  @Source("Lambda API reference, GetFunction, FunctionName")
  void aVersionAnswersToNamePartialArnAndFullArn(String name) {
    fixture.createActive("orders");
    fixture.publish("orders");

    assertThat(lambda.getFunction(get -> get.functionName(name)).configuration().functionArn())
        .isEqualTo(ARN + "orders:1");
  }

  @Test
  @Source("measured: recorded against AWS, a qualifier beside a qualified ARN")
  void qualifiersThatDisagreeAreRefused() {
    fixture.createActive("orders");

    assertInvalid(
        () ->
            lambda.getFunctionConfiguration(
                get -> get.functionName(ARN + "orders:1").qualifier("2")),
        "The derived qualifier from the function name does not match the specified qualifier.");
  }

  @Test
  @Source("measured: recorded against AWS, the ARN of another Region")
  void anotherRegionIsNotReachable() {
    assertNotFound(
        () ->
            lambda.getFunction(
                get -> get.functionName("arn:aws:lambda:eu-west-1:123456789012:function:orders")),
        "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')");
  }

  @Test
  @Source("Lambda API reference, GetFunction, errors")
  void anUnknownFunctionIsNotFoundUnderTheArnThatWasMeant() {
    assertNotFound(
        () -> lambda.getFunction(get -> get.functionName("nope")),
        "Function not found: " + ARN + "nope");
    assertNotFound(
        () -> lambda.listVersionsByFunction(list -> list.functionName(ARN + "nope")),
        "Function not found: " + ARN + "nope");
  }

  @Test
  @Source("measured: recorded against AWS, an update with a qualifier")
  void updatesAreForLatestOnly() {
    fixture.createActive("orders");
    fixture.publish("orders");

    assertInvalid(
        () ->
            lambda.updateFunctionCode(
                update -> update.functionName("orders:1").zipFile(zip("two"))),
        "Current operation does not support versions other than $LATEST");
  }

  @Test
  @Source("measured: recorded against AWS, UpdateFunctionCode with a broken zip")
  void bytesThatAreNoZipAreRefused() {
    fixture.createActive("orders");

    assertInvalid(
        () -> updateCode("no zip".getBytes(StandardCharsets.UTF_8)),
        "Could not unzip uploaded file. Please check your file, then try to upload again.");
  }

  @Test
  @Source("ours: stricter than AWS, so that nothing is unpacked outside its directory")
  void aZipThatWouldWriteOutsideIsRefused() throws IOException {
    fixture.createActive("orders");
    byte[] evil = zipOf("../outside.txt", 1);

    assertInvalid(() -> updateCode(evil), "Could not unzip uploaded file.");
  }

  @Test
  @Source("measured: recorded against AWS, TestLambdaSizeLimits")
  void aZipOverFiftyMebibytesIsTooLarge() {
    fixture.createActive("orders");

    assertRefused(
        () -> updateCode(new byte[52_428_801]),
        413,
        "RequestEntityTooLargeException",
        "Zipped size must be smaller than 52428800 bytes");
  }

  @Test
  @Source("measured: recorded against AWS, TestLambdaSizeLimits")
  void aRequestOverTheCeilingIsTooLargeAndStillAnswered() {
    fixture.createActive("orders");

    assertRefused(
        () -> updateCode(new byte[53_000_000]),
        413,
        "RequestEntityTooLargeException",
        "Request must be smaller than 70167211 bytes");
  }

  @Test
  @Source("measured: recorded against AWS, TestLambdaSizeLimits")
  void aZipThatUnpacksOverTheLimitIsRefused() throws IOException {
    fixture.createActive("orders");
    byte[] bomb = zipOf("zeros", 262_144_001);

    assertInvalid(() -> updateCode(bomb), "Unzipped size must be smaller than 262144000 bytes");
  }

  @Test
  @Source("Lambda Developer Guide, Working with Lambda environment variables")
  void theEnvironmentIsReplacedAsAWhole() {
    fixture.createActive("orders");
    configure(Map.of("AA", "1", "BB", "2"));
    configure(Map.of("BB", "3"));

    assertThat(
            lambda
                .getFunctionConfiguration(get -> get.functionName("orders"))
                .environment()
                .variables())
        .isEqualTo(Map.of("BB", "3"));
  }

  @Test
  @Source("Lambda API reference, UpdateFunctionConfiguration, Environment")
  void anUpdateWithoutEnvironmentKeepsIt() {
    fixture.createActive("orders");
    configure(Map.of("AA", "1"));

    assertThat(
            lambda
                .updateFunctionConfiguration(update -> update.functionName("orders").timeout(60))
                .environment()
                .variables())
        .isEqualTo(Map.of("AA", "1"));
  }

  @Test
  @Source("Lambda Developer Guide, Working with Lambda environment variables, reserved")
  void reservedKeysAreRefused() {
    fixture.createActive("orders");

    assertInvalid(
        () -> configure(Map.of("AWS_REGION", "eu-west-1")),
        "Reserved keys used in this request: AWS_REGION");
  }

  @Test
  @Source("measured: recorded against AWS, test_large_environment_variables_fails")
  void anEnvironmentOverFourKilobytesIsRefusedWithAllOfItEchoed() {
    fixture.createActive("orders");
    String value = "x".repeat(4_096);

    assertInvalid(
        () -> configure(Map.of("LARGE_VAR", value)),
        "exceeded the 4KB limit. String measured: {\"LARGE_VAR\":\"" + value + "\"}");
  }

  @Test
  @Source("measured: recorded against AWS, an environment of 4 KB")
  void anEnvironmentOfExactlyFourKilobytesIsAccepted() {
    fixture.createActive("orders");

    configure(Map.of("AA", "x".repeat(4_096 - "{\"AA\":\"\"}".length())));
  }

  @ParameterizedTest
  @CsvSource({"0,greater than or equal to 1", "901,less than or equal to 900"})
  @Source("Lambda API reference, UpdateFunctionConfiguration, Timeout")
  void aTimeoutIsFromOneToNineHundredSeconds(int timeout, String text) {
    fixture.createActive("orders");

    assertRefused(
        () ->
            lambda.updateFunctionConfiguration(
                update -> update.functionName("orders").timeout(timeout)),
        400,
        "ValidationException",
        "Member must have value " + text);
  }

  @Test
  @Source("ours: what the stand-in does not have is never answered as if it had")
  void whatIsNotSupportedIsRefusedByName() {
    fixture.createActive("orders");

    assertInvalid(
        () ->
            lambda.updateFunctionConfiguration(
                update ->
                    update
                        .functionName("orders")
                        .snapStart(snapStart -> snapStart.applyOn("PublishedVersions"))),
        "does not support 'SnapStart'");
  }

  @Test
  @Source("measured: recorded against AWS, a zip for a function of PackageType Image")
  void anImageFunctionTakesNoZip() {
    fixture.createActive(
        "orders",
        create ->
            create
                .packageType(PackageType.IMAGE)
                .code(code -> code.imageUri("123456789012.dkr.ecr.us-east-1.amazonaws.com/o:1")));

    assertThat(lambda.getFunctionConfiguration(get -> get.functionName("orders")).packageType())
        .isEqualTo(PackageType.IMAGE);
    assertInvalid(
        () -> fixture.updateCode("orders", "two"),
        "Please provide ImageUri when updating a function with packageType Image.");
  }

  @Test
  @Source("Lambda API reference, GetFunction, Code.Location")
  void theLocationServesExactlyTheZipThatWasUploaded() throws Exception {
    fixture.createActive("orders");
    String location = lambda.getFunction(get -> get.functionName("orders")).code().location();

    HttpResponse<byte[]> download = get(location);

    assertThat(location).startsWith("http://127.0.0.1:");
    assertThat(download.statusCode()).isEqualTo(200);
    assertThat(download.body()).isEqualTo(zip("one").asByteArray());
    assertThat(get(location.replaceFirst(".$", "g")).statusCode()).isEqualTo(403);
  }

  @Test
  @Source("ours: what the stand-in does not have is never answered as if it had")
  void anUnknownOperationIsNamedInJson() throws Exception {
    HttpResponse<byte[]> answer = get(fixture.aws.endpoint() + "/2021-10-31/functions/orders/url");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("GET /2021-10-31/functions/orders/url");
  }

  private void updateCode(byte[] zip) {
    lambda.updateFunctionCode(
        update -> update.functionName("orders").zipFile(SdkBytes.fromByteArrayUnsafe(zip)));
  }

  private void configure(Map<String, String> variables) {
    lambda.updateFunctionConfiguration(
        update ->
            update
                .functionName("orders")
                .environment(environment -> environment.variables(variables)));
    fixture.settle("orders");
  }

  private static HttpResponse<byte[]> get(String location)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(location)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private static byte[] zipOf(String name, int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry(name));
      byte[] block = new byte[1 << 20];
      for (int left = zeros; left > 0; left -= block.length) {
        zip.write(block, 0, Math.min(left, block.length));
      }
    }
    return bytes.toByteArray();
  }
}
