package io.github.temporallambda.lambda;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;

/** Lambda's client and the HTTP client beneath it, which downloads share for its proxy settings. */
record AwsClients(LambdaClient lambda, SdkHttpClient http) implements AutoCloseable {

  /** An upload of 67 MB over a slow line takes minutes. */
  private static final Duration ATTEMPT_LIMIT = Duration.ofMinutes(10);

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

  /**
   * Opens both; calls nothing.
   *
   * @throws ProblemException when no Region is named anywhere, or the profile files are unreadable
   */
  static AwsClients open(Optional<String> region, AwsAccess access) {
    SdkHttpClient http = httpClient(access);
    try {
      LambdaClientBuilder builder =
          LambdaClient.builder()
              .httpClient(http)
              .overrideConfiguration(config -> config.apiCallAttemptTimeout(ATTEMPT_LIMIT));
      region.map(Region::of).ifPresent(builder::region);
      configure(builder, access);
      return new AwsClients(builder.build(), http);
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

  @Override
  public void close() {
    lambda.close();
    http.close();
  }

  private static void configure(LambdaClientBuilder builder, AwsAccess access) {
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
