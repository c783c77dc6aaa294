package io.github.temporallambda.lambda;

import java.net.URI;
import java.util.Optional;

/** Where AWS is and who we are there. */
public sealed interface AwsAccess {

  /**
   * AWS as every AWS tool finds it: environment (including {@code AWS_ENDPOINT_URL}), profiles,
   * container and instance roles.
   *
   * @param profile a profile of {@code ~/.aws}; empty for the chain's own choice
   */
  record DefaultChain(Optional<String> profile) implements AwsAccess {}

  /**
   * A stand-in on this machine. Reached past any proxy; {@code ~/.aws} is not read.
   *
   * @param endpoint a loopback {@code http} address
   * @param accessKeyId any
   * @param secretAccessKey any; never printed
   */
  record Local(URI endpoint, String accessKeyId, String secretAccessKey) implements AwsAccess {

    /**
     * @throws IllegalArgumentException when {@code endpoint} is not {@code http} on this machine
     */
    public Local {
      String host = String.valueOf(endpoint.getHost());
      boolean loopback =
          host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
      if (!"http".equals(endpoint.getScheme()) || !loopback) {
        throw new IllegalArgumentException("not an http address of this machine: " + endpoint);
      }
    }

    @Override
    public String toString() {
      return "Local[" + endpoint + "]";
    }
  }
}
