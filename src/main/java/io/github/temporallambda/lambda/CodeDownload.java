package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/**
 * Fetches the code of published versions, in up to three attempts. The presigned location is a
 * bearer secret for ten minutes: it appears in no message, and neither do exceptions that may hold
 * it.
 */
final class CodeDownload {

  /** Lambda holds no larger zip: this is its limit for the unzipped code. */
  static final long MAX_BYTES = 262_144_000;

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final int ATTEMPTS = 3;
  private static final int SERVER_ERRORS = 500;

  private final LambdaApi api;
  private final SdkHttpClient http;
  private final long maxBytes;
  private final LambdaProgress progress;
  private final Runnable pause;

  /**
   * @param pause waits between two attempts, and throws when the run is asked to stop
   */
  CodeDownload(
      LambdaApi api, SdkHttpClient http, long maxBytes, LambdaProgress progress, Runnable pause) {
    this.pause = pause;
    this.api = api;
    this.maxBytes = maxBytes;
    this.http = http;
    this.progress = progress;
  }

  /** The zip, of the digest that AWS tells; each attempt asks for another location. */
  Path fetch(FunctionArn arn, Path directory) {
    Path file = directory.resolve(arn.functionName() + "-" + arn.functionVersion() + ".zip");
    for (int attempt = 1; true; attempt++) {
      try {
        fetchOnce(arn, file);
        return file;
      } catch (BrokenOffException e) {
        if (attempt == ATTEMPTS) {
          throw failed(
              arn,
              e.getMessage() + ", " + ATTEMPTS + " times",
              "check the network to AWS, then run the same command again");
        }
      }
      pause.run();
    }
  }

  private void fetchOnce(FunctionArn arn, Path file) throws BrokenOffException {
    GetFunctionResponse function =
        api.answer(
            api.call("GetFunction", arn.toString()),
            client ->
                client.getFunction(
                    r -> r.functionName(arn.functionName().value()).qualifier(arn.qualifier())));
    CodeSha256 expected = Answers.codeSha256(function);
    progress.downloading(arn);
    boolean whole = false;
    try {
      CodeSha256 found = save(arn, URI.create(function.code().location()), file);
      if (!found.equals(expected)) {
        // The HTTP client takes a body that was cut off for a whole one.
        throw new BrokenOffException("the digest of what came is " + found + ", not " + expected);
      }
      whole = true;
    } finally {
      if (!whole) {
        delete(file);
      }
    }
  }

  /** What another attempt may not meet. Holds no location. */
  private static final class BrokenOffException extends Exception {

    private static final long serialVersionUID = 1;

    BrokenOffException(String what) {
      super(what);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  private CodeSha256 save(FunctionArn arn, URI location, Path file) throws BrokenOffException {
    requireSafe(arn, location);
    try {
      HttpExecuteResponse response = get(location);
      try (AbortableInputStream body =
          response.responseBody().orElseThrow(() -> failed(arn, "the answer is empty"))) {
        // Redirects are not followed: whoever answers one is not the store that AWS named.
        int status = response.httpResponse().statusCode();
        if (status >= SERVER_ERRORS) {
          throw new BrokenOffException("the code store answered " + status);
        }
        if (status != 200) {
          throw failed(arn, "the code store answered " + status);
        }
        return copy(arn, body, file);
      }
    } catch (IOException e) {
      throw new BrokenOffException(e.getClass().getSimpleName() + " from " + location.getHost());
    }
  }

  private HttpExecuteResponse get(URI location) throws IOException {
    SdkHttpFullRequest request =
        SdkHttpFullRequest.builder().method(SdkHttpMethod.GET).uri(location).build();
    return http.prepareRequest(HttpExecuteRequest.builder().request(request).build()).call();
  }

  private CodeSha256 copy(FunctionArn arn, AbortableInputStream body, Path file)
      throws IOException {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    byte[] buffer = new byte[65_536];
    long total = 0;
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha256)) {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        total += n;
        if (total > maxBytes) {
          // Closing alone would read the rest.
          body.abort();
          throw failed(arn, "more than " + maxBytes + " bytes came");
        }
        out.write(buffer, 0, n);
      }
    }
    return CodeSha256.of(sha256.digest());
  }

  private static void requireSafe(FunctionArn arn, URI location) {
    boolean loopback =
        "http".equals(location.getScheme())
            && LOOPBACK.contains(String.valueOf(location.getHost()));
    if (!loopback && !"https".equals(location.getScheme())) {
      throw failed(arn, "its location is not https");
    }
  }

  private static ProblemException failed(FunctionArn arn, String why) {
    return failed(arn, why, "run the same command again");
  }

  private static ProblemException failed(FunctionArn arn, String why, String next) {
    return new ProblemException(
        Problem.remote(
            "The code of the published version could not be fetched: " + why + ".",
            List.of(arn.toString()),
            next
                + "; aws lambda get-function --function-name "
                + arn
                + " tells whether AWS still has it"));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // What counts is the failure that is on its way; the caller owns the directory.
      file.toFile().deleteOnExit();
    }
  }
}
