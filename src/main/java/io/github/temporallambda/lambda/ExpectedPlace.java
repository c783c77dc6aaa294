package io.github.temporallambda.lambda;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * Where a user says that the function is. Credentials and Region come from the surroundings, so
 * that a release may otherwise reach a function of the same name in another environment's account.
 *
 * @param account the function's account; empty: any
 * @param region the function's Region; empty: any
 */
public record ExpectedPlace(Optional<AccountId> account, Optional<String> region) {

  /** Anywhere. */
  public static final ExpectedPlace ANY = new ExpectedPlace(Optional.empty(), Optional.empty());

  /**
   * Asks nobody: the Region is that of the client.
   *
   * @throws ProblemException (configuration) when it is another
   */
  void requireRegion(String used) {
    region
        .filter(wanted -> !wanted.equals(used))
        .ifPresent(
            wanted -> {
              throw new ProblemException(
                  Problem.configuration(
                      LambdaParameterNames.EXPECTED_REGION
                          + ": this run would go to Region "
                          + used
                          + ", and "
                          + wanted
                          + " is expected. Nothing was written.",
                      "name the Region: -D" + LambdaParameterNames.REGION + "=" + wanted));
            });
  }

  /**
   * The account stands in the ARN of what was read, so that it takes no further permission.
   *
   * @throws ProblemException (configuration) when it is another
   */
  void requireAccount(FunctionConfiguration function) {
    account
        .filter(wanted -> !wanted.equals(function.account()))
        .ifPresent(
            wanted -> {
              throw new ProblemException(
                  Problem.configuration(
                          LambdaParameterNames.EXPECTED_ACCOUNT
                              + ": the function is in account "
                              + function.account()
                              + ", and "
                              + wanted
                              + " is expected. Nothing was written.",
                          "use credentials of that account, which aws sts get-caller-identity"
                              + " shows: -D"
                              + LambdaParameterNames.AWS_PROFILE
                              + "=… chooses a profile")
                      .withEvidence(List.of(function.unqualifiedArn())));
            });
  }
}
