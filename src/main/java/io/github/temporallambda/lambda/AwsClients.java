package io.github.temporallambda.lambda;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * The clients of Lambda and S3, and the HTTP client beneath them, which downloads share for its
 * proxy settings.
 */
final class AwsClients implements AutoCloseable {

  /** An upload of 67 MB over a slow line takes minutes. */
  private static final Duration ATTEMPT_LIMIT = Duration.ofMinutes(10);

  /** The same of 250 MB. */
  private static final Duration STORE_LIMIT = Duration.ofMinutes(40);

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

  /** With pauses of up to 1, 2, 4, 8 and 16 intervals between them: half a minute in all. */
  private static final int ATTEMPTS = 6;

  private static final int LONGEST_PAUSE = 20;

  private final LambdaClient lambda;
  private final S3ClientBuilder s3Builder;
  private final SdkHttpClient http;
  private Optional<S3Client> s3 = Optional.empty();

  private AwsClients(LambdaClient lambda, S3ClientBuilder s3Builder, SdkHttpClient http) {
    this.lambda = lambda;
    this.s3Builder = s3Builder;
    this.http = http;
  }

  /**
   * Opens all; calls nothing.
   *
   * @throws ProblemException when no Region is named anywhere, or the profile files are unreadable
   */
  static AwsClients open(AwsSettings settings, LambdaProgress progress) {
    Optional<String> region = settings.region();
    AwsAccess access = settings.access();
    RetryStrategy retries = retries(settings.patience());
    SdkHttpClient http = new MeteredHttpClient(httpClient(access), progress);
    try {
      LambdaClientBuilder lambda = LambdaClient.builder();
      configure(lambda, http, retries, ATTEMPT_LIMIT);
      S3ClientBuilder s3 = S3Client.builder().serviceConfiguration(plainPuts());
      configure(s3, http, retries, STORE_LIMIT);
      region.map(Region::of).ifPresent(lambda::region);
      region.map(Region::of).ifPresent(s3::region);
      reach(lambda, access);
      reach(s3.forcePathStyle(access instanceof AwsAccess.Local), access);
      return new AwsClients(lambda.build(), s3, http);
    } catch (SdkClientException e) {
      http.close();
      throw new ProblemException(
          Problem.configuration(
                  "The AWS client cannot be set up.",
                  "name the Region with -D"
                      + LambdaParameterNames.REGION
                      + "=… (or AWS_REGION), a profile with -D"
                      + LambdaParameterNames.AWS_PROFILE
                      + "=…")
              .withEvidence(List.of(String.valueOf(e.getMessage()))));
    }
  }

  LambdaClient lambda() {
    return lambda;
  }

  /**
   * S3's, for the same Region; it never goes to another one by itself. Made when first asked for,
   * since few runs need it and it takes a while to load.
   */
  S3Client s3() {
    S3Client opened = s3.orElseGet(s3Builder::build);
    s3 = Optional.of(opened);
    return opened;
  }

  SdkHttpClient http() {
    return http;
  }

  @Override
  public void close() {
    lambda.close();
    s3.ifPresent(S3Client::close);
    http.close();
  }

  /** A file goes as it is: its checksum is known before, so nothing has to follow it in chunks. */
  private static S3Configuration plainPuts() {
    return S3Configuration.builder().chunkedEncodingEnabled(false).build();
  }

  private static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> void configure(
      B builder, SdkHttpClient http, RetryStrategy retries, Duration attemptLimit) {
    builder
        .httpClient(http)
        .overrideConfiguration(
            config -> config.apiCallAttemptTimeout(attemptLimit).retryStrategy(retries));
  }

  /**
   * What the SDK retries by itself (lost connections, time-outs), and what {@link LambdaRefusal}
   * says besides. A {@code Retry-After} lengthens a pause. Without the SDK's budget of retries: a
   * run makes few requests, each of which counts.
   */
  private static RetryStrategy retries(Patience patience) {
    Duration shortest = patience.interval();
    BackoffStrategy pauses =
        BackoffStrategy.exponentialDelayHalfJitter(shortest, shortest.multipliedBy(LONGEST_PAUSE));
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(ATTEMPTS)
        .backoffStrategy(pauses)
        .throttlingBackoffStrategy(pauses)
        .circuitBreakerEnabled(false)
        .retryOnException(
            thrown ->
                thrown instanceof AwsServiceException refused
                    && LambdaRefusal.of(refused).reaction() == Reaction.RETRY)
        .build();
  }

  private static void reach(AwsClientBuilder<?, ?> builder, AwsAccess access) {
    if (access instanceof AwsAccess.Local local) {
      builder.endpointOverride(local.endpoint());
      builder.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(local.accessKeyId(), local.secretAccessKey())));
      ProfileFile nothing = ProfileFile.aggregator().build();
      builder.overrideConfiguration(
          builder.overrideConfiguration().toBuilder().defaultProfileFile(nothing).build());
    } else if (access instanceof AwsAccess.DefaultChain chain && chain.profile().isPresent()) {
      String profile = chain.profile().get();
      builder.credentialsProvider(ProfileCredentialsProvider.create(profile));
      builder.overrideConfiguration(
          builder.overrideConfiguration().toBuilder().defaultProfileName(profile).build());
    }
  }

  /** The JDK's own client: others log whole requests at DEBUG, environment values included. */
  private static SdkHttpClient httpClient(AwsAccess access) {
    UrlConnectionHttpClient.Builder builder =
        UrlConnectionHttpClient.builder().socketTimeout(READ_TIMEOUT);
    if (access instanceof AwsAccess.Local) {
      // A company's proxy does not lead back to this machine.
      builder.proxyConfiguration(
          ProxyConfiguration.builder()
              .useEnvironmentVariablesValues(false)
              .useSystemPropertyValues(false)
              .build());
    }
    return builder.build();
  }
}
