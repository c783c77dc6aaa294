package io.github.temporallambda.lambda;

import java.util.Optional;

/**
 * How Lambda is reached.
 *
 * @param region for instance {@code eu-west-1}; empty for the one that environment or profile name
 * @param access where AWS is and who we are there
 * @param patience how long the waits may take
 * @param expected the account and Region that it must turn out to be
 */
public record AwsSettings(
    Optional<String> region, AwsAccess access, Patience patience, ExpectedPlace expected) {

  /**
   * @throws IllegalArgumentException when {@code region} is not written like a Region
   */
  public AwsSettings {
    region
        .filter(name -> !FunctionArn.isRegion(name))
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "'" + name + "' is not an AWS Region: write for instance eu-west-1");
            });
  }

  /** Settings that expect nothing. */
  public AwsSettings(Optional<String> region, AwsAccess access, Patience patience) {
    this(region, access, patience, ExpectedPlace.ANY);
  }
}
