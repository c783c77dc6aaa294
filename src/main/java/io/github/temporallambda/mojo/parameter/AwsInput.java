package io.github.temporallambda.mojo.parameter;

import java.util.Optional;

/**
 * What the user said about AWS; empty leaves it to the default chain of the AWS SDK.
 *
 * @param region for instance {@code eu-central-1}
 * @param profile the profile in AWS's own configuration files
 */
public record AwsInput(Optional<String> region, Optional<String> profile) {}
