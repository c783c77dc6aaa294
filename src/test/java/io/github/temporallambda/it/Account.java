package io.github.temporallambda.it;

import io.github.temporallambda.local.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.s3.S3Client;

/** The AWS account of the stack, used as its owner uses it: through AWS's SDK. */
public final class Account implements AutoCloseable {

  private final LambdaClient lambda;
  private final S3Client s3;
  private final Map<String, String> target;

  private Account(LambdaClient lambda, S3Client s3, Map<String, String> target) {
    this.lambda = lambda;
    this.s3 = s3;
    this.target = target;
  }

  /** The account that {@code stack} stands in for. */
  public static Account of(LocalStack stack) {
    Map<String, String> environment = stack.clientEnvironment();
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(
                variable(environment, "AWS_ACCESS_KEY_ID"),
                variable(environment, "AWS_SECRET_ACCESS_KEY")));
    Region region = Region.of(variable(environment, "AWS_REGION"));
    LambdaClient lambda =
        LambdaClient.builder()
            .endpointOverride(stack.aws().endpoint())
            .region(region)
            .credentialsProvider(credentials)
            .build();
    S3Client s3 =
        S3Client.builder()
            .endpointOverride(stack.aws().endpoint())
            .region(region)
            .credentialsProvider(credentials)
            .build();
    return new Account(
        lambda,
        s3,
        Map.of(
            "TEMPORAL_ADDRESS", variable(environment, "TEMPORAL_ADDRESS"),
            "TEMPORAL_NAMESPACE", variable(environment, "TEMPORAL_NAMESPACE")));
  }

  /** The SDK's client, for what is not here. */
  public LambdaClient lambda() {
    return lambda;
  }

  /** The same of S3. */
  public S3Client s3() {
    return s3;
  }

  /**
   * Creates a function that holds no worker yet, and waits until it can be used.
   *
   * @param change what is to be unusual about it
   */
  public void create(String functionName, UnaryOperator<CreateFunctionRequest.Builder> change) {
    Map<String, String> variables = new HashMap<>(target);
    variables.putAll(ReleaseBench.USERS_VARIABLES);
    CreateFunctionRequest.Builder usual =
        CreateFunctionRequest.builder()
            .functionName(functionName)
            .role("arn:aws:iam::123456789012:role/worker")
            .runtime("java17")
            .handler("com.example.orders.OrderWorkerHandler")
            .timeout(120)
            .memorySize(512)
            .environment(environment -> environment.variables(variables))
            .code(code -> code.zipFile(placeholder()));
    var unused = lambda.createFunction(change.apply(usual).build());
    lambda.waiter().waitUntilFunctionActiveV2(get -> get.functionName(functionName));
  }

  /**
   * Puts code into {@code $LATEST} and waits. A read moves the stand-in on; the SDK's own waiters
   * read once a second.
   */
  public void upload(String functionName, SdkBytes code) {
    settle(functionName);
    var unused = lambda.updateFunctionCode(to -> to.functionName(functionName).zipFile(code));
    settle(functionName);
  }

  /** Sets variables of {@code $LATEST} beside those that it has, and waits. */
  public void configure(String functionName, Map<String, String> variables) {
    settle(functionName);
    Map<String, String> all = new HashMap<>(latest(functionName).environment().variables());
    all.putAll(variables);
    var unused =
        lambda.updateFunctionConfiguration(
            to -> to.functionName(functionName).environment(of -> of.variables(all)));
    settle(functionName);
  }

  /** Publishes {@code $LATEST}; the qualified ARN. */
  public String publish(String functionName, String description) {
    return lambda
        .publishVersion(to -> to.functionName(functionName).description(description))
        .functionArn();
  }

  private void settle(String functionName) {
    for (int reads = 0; reads < 100; reads++) {
      GetFunctionConfigurationResponse now =
          lambda.getFunctionConfiguration(of -> of.functionName(functionName));
      if (now.state() == State.ACTIVE && now.lastUpdateStatus() == LastUpdateStatus.SUCCESSFUL) {
        return;
      }
    }
    throw new AssertionError(functionName + " does not come to rest");
  }

  /** Deletes the function with all its versions; nothing where there is none. */
  public void delete(String functionName) {
    try {
      var unused = lambda.deleteFunction(request -> request.functionName(functionName));
    } catch (ResourceNotFoundException e) {
      // None is what is wanted.
    }
  }

  /** The published versions, oldest first, without {@code $LATEST}. */
  public List<FunctionConfiguration> published(String functionName) {
    return allVersions(functionName).stream()
        .filter(version -> !version.version().equals("$LATEST"))
        .toList();
  }

  /** {@code $LATEST}. */
  public FunctionConfiguration latest(String functionName) {
    return allVersions(functionName).stream()
        .filter(version -> version.version().equals("$LATEST"))
        .findFirst()
        .orElseThrow();
  }

  /** How often AWS repeats a failed asynchronous invocation; empty where nobody has said. */
  public Optional<Integer> asyncRetries(String functionName, String qualifier) {
    try {
      return Optional.of(
          lambda
              .getFunctionEventInvokeConfig(
                  get -> get.functionName(functionName).qualifier(qualifier))
              .maximumRetryAttempts());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  List<String> functionNames() {
    return lambda.listFunctionsPaginator().functions().stream()
        .map(FunctionConfiguration::functionName)
        .sorted()
        .toList();
  }

  List<String> everythingOf(String functionName) {
    List<String> everything = new ArrayList<>();
    try {
      for (FunctionConfiguration version : allVersions(functionName)) {
        everything.add(version.toString());
        everything.add(
            version.version()
                + " retries "
                + asyncRetries(functionName, version.version()).map(String::valueOf).orElse("-"));
      }
    } catch (ResourceNotFoundException e) {
      return List.of();
    }
    return List.copyOf(everything);
  }

  @Override
  public void close() {
    lambda.close();
    s3.close();
  }

  private List<FunctionConfiguration> allVersions(String functionName) {
    return lambda
        .listVersionsByFunctionPaginator(list -> list.functionName(functionName))
        .versions()
        .stream()
        .toList();
  }

  private static SdkBytes placeholder() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("placeholder.txt"));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }

  private static String variable(Map<String, String> environment, String name) {
    return Objects.requireNonNull(environment.get(name), name);
  }
}
