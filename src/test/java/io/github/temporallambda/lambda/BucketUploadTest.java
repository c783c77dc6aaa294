package io.github.temporallambda.lambda;

import static io.github.temporallambda.lambda.LambdaStand.ARN;
import static io.github.temporallambda.lambda.LambdaStand.marker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.local.aws.Fault;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Code on its way to a function through a bucket. */
class BucketUploadTest {

  private static final CodeBucket RELEASES = bucket("releases");

  private LambdaStand stand;
  private LambdaFunctions functions;
  private FunctionConfiguration orders;

  @BeforeEach
  void start(@TempDir Path directory) {
    stand = LambdaStand.start(directory);
    functions = stand.functions;
    orders = stand.create();
    stand.heard.lines.clear();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @ParameterizedTest
  @CsvSource({"releases, true", "plain, false"})
  void storedCodeIsWhatTheVersionHolds(String bucketName, boolean versioned) {
    DeploymentPackage zip = stand.zip("first");

    CodeSource.Stored stored = functions.store(orders, zip, bucket(bucketName));
    FunctionConfiguration uploaded = functions.updateCode(orders, stored);
    FunctionVersion made = functions.publish(uploaded, stored, marker("a", zip));

    assertThat(stored.location())
        .isEqualTo("s3://" + bucketName + "/temporal-lambda/orders/" + hex(zip) + ".zip");
    assertThat(stored.objectVersion().isPresent()).isEqualTo(versioned);
    assertThat(made.codeSha256()).isEqualTo(zip.codeSha256());
    assertThat(made.isMarkedBy(marker("a", zip))).isTrue();
    assertThat(stand.heard.lines)
        .startsWith("storing " + zip.bytes() + " in " + bucketName)
        .noneMatch(line -> line.startsWith("uploading"));
  }

  @Test
  void aSecondRunFindsWhatTheFirstOneStored() {
    DeploymentPackage zip = stand.zip("first");
    assertThat(functions.stored(orders, zip, RELEASES)).isEmpty();

    CodeSource.Stored stored = functions.store(orders, zip, RELEASES);

    assertThat(functions.stored(orders, zip, RELEASES)).contains(stored);
    assertThat(functions.stored(orders, stand.zip("second"), RELEASES)).isEmpty();
  }

  @Test
  void whoeverWasFasterHasStoredTheSame() {
    DeploymentPackage zip = stand.zip("first");
    CodeSource.Stored theirs = functions.store(orders, zip, RELEASES);

    assertThat(functions.store(orders, zip, RELEASES)).isEqualTo(theirs);
  }

  @Test
  void aStoredVersionIsTakenAndNotWhatSomebodyPutOverIt() {
    DeploymentPackage zip = stand.zip("first");
    CodeSource.Stored stored = functions.store(orders, zip, RELEASES);
    putBySomebodyElse(stored.key());

    FunctionConfiguration uploaded = functions.updateCode(orders, stored);

    assertThat(uploaded.codeSha256()).isEqualTo(zip.codeSha256());
  }

  @Test
  void anObjectThatHoldsSomethingElseUnderOurKeyStopsTheUpload() {
    DeploymentPackage zip = stand.zip("first");
    putBySomebodyElse(RELEASES.key(orders.functionName(), zip.codeSha256()));

    Problem problem = problem(() -> functions.stored(orders, zip, RELEASES));

    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFLICT);
    assertThat(problem.render())
        .contains("s3://releases/temporal-lambda/orders/" + hex(zip) + ".zip")
        .contains("temporal-lambda.s3KeyPrefix");
    assertThat(problem(() -> functions.store(orders, zip, RELEASES)).kind())
        .isEqualTo(ProblemKind.CONFLICT);
    assertThat(stand.settled()).isEqualTo(orders);
  }

  @Test
  void aPackageThatChangedSinceItWasCheckedIsNotStored() throws IOException {
    DeploymentPackage zip = stand.zip("first");
    Files.writeString(zip.file(), "another build");

    assertThat(problem(() -> functions.store(orders, zip, RELEASES)).kind())
        .isEqualTo(ProblemKind.CONFLICT);
    assertThat(functions.stored(orders, zip, RELEASES)).isEmpty();
  }

  @Test
  void aPackageOver50MegabytesGoesThroughABucketAndIsHeardOfOnItsWay(@TempDir Path directory)
      throws IOException {
    DeploymentPackage large = incompressible(directory.resolve("large.zip"), 55_000_000);
    assertThat(new CodeSource.Inline(large).tooLarge()).isPresent();

    CodeSource.Stored stored = functions.store(orders, large, RELEASES);
    FunctionConfiguration uploaded = functions.updateCode(orders, stored);

    assertThat(uploaded.codeSha256()).isEqualTo(large.codeSha256());
    assertThat(stand.heard.toSend).isEqualTo(large.bytes());
    assertThat(stand.heard.sent)
        .hasSizeGreaterThan(100)
        .isSortedAccordingTo(Comparator.naturalOrder())
        .endsWith(large.bytes());
  }

  @Test
  void whatARequestHoldsIsHeardOfOnItsWayToo(@TempDir Path directory) throws IOException {
    DeploymentPackage middling = incompressible(directory.resolve("middling.zip"), 3_000_000);

    functions.updateCode(orders, LambdaStand.inline(middling));

    assertThat(stand.heard.lines).contains("uploading " + middling.bytes());
    assertThat(stand.heard.toSend).isGreaterThan(middling.bytes() * 4 / 3);
    assertThat(stand.heard.sent).hasSizeGreaterThan(10).endsWith(stand.heard.toSend);
  }

  @Test
  void smallRequestsAreNotCounted() {
    functions.updateCode(orders, LambdaStand.inline(stand.zip("first")));

    assertThat(stand.heard.sent).isEmpty();
  }

  @Test
  void aUsableBucketIsNotAProblem() {
    functions.requireUsable(RELEASES, orders);
    functions.requireUsable(
        new CodeBucket(
            new BucketName("theirs"),
            RELEASES.keyPrefix(),
            Optional.of(new AccountId("999999999999"))),
        orders);
  }

  @Test
  void aMissingBucketIsToldAndNotCreated() {
    Problem problem = problem(() -> functions.requireUsable(bucket("nobodys"), orders));

    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFIGURATION);
    assertThat(problem.what())
        .isEqualTo("temporal-lambda.s3Bucket: there is no bucket 'nobodys'. None is ever created.");
    assertThat(problem(() -> functions.requireUsable(bucket("nobodys"), orders)).what())
        .isEqualTo(problem.what());
    assertThat(problem(() -> functions.store(orders, stand.zip("a"), bucket("nobodys"))).what())
        .isEqualTo(problem.what());
  }

  @Test
  void aBucketOfAnotherAccountIsRefusedWithWhatToAllowOrToName() {
    String arn = "arn:aws:s3:::theirs";

    Problem problem = problem(() -> functions.requireUsable(bucket("theirs"), orders));

    assertThat(problem.what())
        .contains("s3:ListBucket on " + arn, "another account than 123456789012");
    assertThat(problem.render())
        .contains("allow s3:ListBucket on " + arn)
        .contains("s3:GetObjectVersion and s3:PutObject on " + arn + "/temporal-lambda/*")
        .contains("-Dtemporal-lambda.s3BucketOwner=");
    assertThat(problem(() -> functions.store(orders, stand.zip("a"), bucket("theirs"))).what())
        .contains("s3:PutObject on " + arn + "/temporal-lambda/*");
    assertThat(problem(() -> functions.stored(orders, stand.zip("a"), bucket("theirs"))).what())
        .contains("s3:GetObject on " + arn + "/temporal-lambda/*");
  }

  @Test
  void aBucketOfAnotherRegionIsToldWithItsRegion() {
    Problem problem = problem(() -> functions.requireUsable(bucket("far-away"), orders));

    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFIGURATION);
    assertThat(problem.what())
        .contains("'far-away' is in Region eu-west-1", "the function's Region, us-east-1");
    assertThat(problem(() -> functions.store(orders, stand.zip("a"), bucket("far-away"))).what())
        .contains("Region eu-west-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KMS.DisabledException", "AccessDenied"})
  void aKeyThatCannotBeUsedIsToldWithItsActions(String code) {
    stand.refuse(
        "PutObject",
        9,
        new Fault.Refusal(
            403, code, "User is not authorized to perform: kms:GenerateDataKey on resource"));

    assertThat(problem(() -> functions.store(orders, stand.zip("a"), RELEASES)).render())
        .contains("kms:GenerateDataKey and kms:Decrypt", "get-bucket-encryption", code);
  }

  @Test
  void codeThatLambdaMayNotReadIsToldWithWhatToAllow() {
    CodeSource.Stored stored = functions.store(orders, stand.zip("a"), RELEASES);
    stand.refuse(
        "UpdateFunctionCode",
        1,
        new Fault.Refusal(
            400,
            "InvalidParameterValueException",
            "Your access has been denied by S3, please make sure your request credentials have"
                + " permission to GetObject for releases/a.zip. S3 Error Code: AccessDenied. S3"
                + " Error Message: Access Denied"));

    assertThat(problem(() -> functions.updateCode(orders, stored)).render())
        .contains(ARN, "S3 Error Code: AccessDenied", "allow s3:GetObject and s3:GetObjectVersion");
  }

  @Test
  void serverErrorsAreBorneForAWhileAndThenTold() {
    stand.refuse("PutObject", 2, new Fault.Refusal(503, "SlowDown", "Please reduce your rate."));
    functions.store(orders, stand.zip("a"), RELEASES);

    stand.refuse("PutObject", 99, new Fault.Refusal(503, "SlowDown", "Please reduce your rate."));
    Problem problem = problem(() -> functions.store(orders, stand.zip("b"), RELEASES));

    assertThat(problem.kind()).isEqualTo(ProblemKind.REMOTE);
    assertThat(problem.render()).contains("503 SlowDown", "run the same command again");
  }

  @Test
  void credentialsThatAreNotAcceptedAreToldAsSuch() {
    stand.refuse("PutObject", 9, new Fault.Refusal(400, "ExpiredToken", "secret text"));

    assertThat(problem(() -> functions.store(orders, stand.zip("a"), RELEASES)).render())
        .contains("does not accept the credentials", "temporal-lambda.awsProfile")
        .doesNotContain("secret text");
  }

  private void putBySomebodyElse(String key) {
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(stand.aws.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("else", "else")))
            .serviceConfiguration(config -> config.chunkedEncodingEnabled(false))
            .build()) {
      var unused =
          s3.putObject(
              r -> r.bucket("releases").key(key), RequestBody.fromString("somebody else's"));
    }
  }

  /** A zip of about so many bytes that cannot be made smaller. */
  private static DeploymentPackage incompressible(Path file, int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(1).nextBytes(content);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry("noise"));
      zip.write(content);
    }
    return LambdaStand.packageOf(file);
  }

  private static String hex(DeploymentPackage zip) {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(zip.codeSha256().base64()));
  }

  private static CodeBucket bucket(String bucketName) {
    return new CodeBucket(
        new BucketName(bucketName), new KeyPrefix("temporal-lambda"), Optional.empty());
  }

  private static Problem problem(ThrowingCallable call) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, call);
    assertThat(thrown).isNotNull().hasNoCause();
    return thrown.problems().get(0);
  }
}
