package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.DeploymentPackage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;

/** Creates functions on a local stand-in; the product never creates one on AWS. */
public final class FunctionCreation implements AutoCloseable {

  private final AwsClients clients;
  private final LambdaApi api;

  private FunctionCreation(AwsClients clients) {
    this.clients = clients;
    this.api = new LambdaApi(clients.lambda());
  }

  /** Opens a client of the stand-in; calls nothing yet. */
  public static FunctionCreation at(AwsAccess.Local local, String region) {
    return new FunctionCreation(
        AwsClients.open(
            new AwsSettings(Optional.of(region), local, Patience.standard()),
            LambdaProgress.SILENT));
  }

  /**
   * Creates the function with its first code (CreateFunction), without publishing a version and
   * without waiting: {@link LambdaFunctions} waits where it has to.
   *
   * @throws io.github.temporallambda.problem.ProblemException when the stand-in refuses, for
   *     instance because the function exists
   */
  public void create(NewFunction function, DeploymentPackage initialCode) {
    create(
        function,
        SdkBytes.fromByteArrayUnsafe(PackageBytes.inline(new CodeSource.Inline(initialCode))));
  }

  /** The same with a zip that holds nothing but a note, where the first code plays no part. */
  public void create(NewFunction function) {
    create(function, SdkBytes.fromByteArrayUnsafe(placeholder()));
  }

  private void create(NewFunction function, SdkBytes zip) {
    EnvironmentRules.check(function.environment().values(), function.environment());
    FunctionSettings settings = function.settings();
    api.answer(
        api.call("CreateFunction", function.functionName()),
        client ->
            client.createFunction(
                request ->
                    request
                        .functionName(function.functionName().value())
                        .role(function.roleArn())
                        .runtime(settings.runtime())
                        .handler(settings.handler())
                        .timeout(Math.toIntExact(settings.timeout().toSeconds()))
                        .memorySize(settings.memoryMb())
                        .architecturesWithStrings(settings.architectures())
                        .environment(e -> e.variables(function.environment().values()))
                        .code(code -> code.zipFile(zip))));
  }

  private static byte[] placeholder() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("no-code-yet.txt"));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    clients.close();
  }
}
