package io.github.temporallambda.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** {@link Greeting} as a published Lambda function. */
final class GreetingFunction {

  private GreetingFunction() {}

  /** Creates and publishes it, as the AWS SDK does it; returns the qualified ARN. */
  static String publish(LocalStack stack, String functionName) throws IOException {
    var code = SdkBytes.fromByteArray(zip());
    try (LambdaClient lambda = client(stack)) {
      lambda.createFunction(
          create ->
              create
                  .functionName(functionName)
                  .role("arn:aws:iam::123456789012:role/worker")
                  .runtime("java17")
                  .handler(Greeting.class.getName() + "::greet")
                  .timeout(60)
                  .code(from -> from.zipFile(code)));
      lambda.waiter().waitUntilFunctionActiveV2(get -> get.functionName(functionName));
      return lambda.publishVersion(publish -> publish.functionName(functionName)).functionArn();
    }
  }

  private static LambdaClient client(LocalStack stack) {
    var environment = stack.clientEnvironment();
    return LambdaClient.builder()
        .endpointOverride(stack.aws().endpoint())
        .region(Region.of(Objects.requireNonNull(environment.get("AWS_REGION"))))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    environment.get("AWS_ACCESS_KEY_ID"),
                    environment.get("AWS_SECRET_ACCESS_KEY"))))
        .build();
  }

  private static byte[] zip() throws IOException {
    String name = Greeting.class.getName().replace('.', '/') + ".class";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        InputStream content = Greeting.class.getClassLoader().getResourceAsStream(name)) {
      zip.putNextEntry(new ZipEntry(name));
      Objects.requireNonNull(content).transferTo(zip);
    }
    return bytes.toByteArray();
  }
}
