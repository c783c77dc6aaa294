package io.github.temporallambda.mojo.parameter;

import io.github.temporallambda.lambda.ExpectedPlace;
import java.util.Optional;

/**
 * What the user said about AWS; empty leaves it to the default chain of the AWS SDK.
 *
 * @param region for instance {@code eu-central-1}
 * @param profile the profile in AWS's own configuration files
 * @param expected the account and Region that it must turn out to be
 */
public record AwsInput(Optional<String> region, Optional<String> profile, ExpectedPlace expected) {

  /** Of which nothing is expected. */
  public AwsInput(Optional<String> region, Optional<String> profile) {
    this(region, profile, ExpectedPlace.ANY);
  }
}
