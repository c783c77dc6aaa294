package io.github.temporallambda.lambda;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A function and all that was published of it, from one read.
 *
 * @param functionArn the ARN without a number, which tells the account that was asked
 * @param published its versions in the order of their numbers
 */
public record FunctionInventory(String functionArn, List<FunctionVersion> published) {

  public FunctionInventory {
    published =
        published.stream()
            .sorted(Comparator.comparingLong(FunctionVersion::functionVersion))
            .toList();
  }

  /** One of its versions; empty when it is not there (any more). */
  public Optional<FunctionVersion> find(FunctionArn arn) {
    return published.stream().filter(version -> version.arn().equals(arn)).findFirst();
  }
}
