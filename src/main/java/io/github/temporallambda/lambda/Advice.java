package io.github.temporallambda.lambda;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import java.util.List;

/**
 * What a user is told of a refusal, with its placeholders: {@code {action}}, {@code {resource}},
 * {@code {subject}} and {@code {region}} stand for those of the call.
 */
record Advice(ProblemKind kind, String what, List<String> next) {

  Advice {
    next = List.copyOf(next);
  }

  static final String AGAIN =
      "run the same command again later: what is already done is found and kept";

  static final String MEND = "mend what AWS names, then run the same command again";

  static Advice remote(String what, String next) {
    return new Advice(ProblemKind.REMOTE, what, List.of(next));
  }

  static Advice notFound() {
    return new Advice(
        ProblemKind.CONFIGURATION,
        LambdaParameterNames.FUNCTION_NAME
            + ": there is no function '{subject}' in Region {region} of the account that the"
            + " credentials belong to.",
        List.of(
            "aws lambda list-functions --region {region} --query 'Functions[].FunctionName'",
            "or name the Region where it is: -D" + LambdaParameterNames.REGION + "=…",
            "or use credentials of its account, where aws sts get-caller-identity names another:"
                + " -D"
                + LambdaParameterNames.AWS_PROFILE
                + "=…"));
  }

  static Advice credentials() {
    Problem problem = AwsProblems.unacceptedCredentials();
    return new Advice(problem.kind(), problem.what(), problem.next());
  }

  static Advice denied() {
    return remote(
        "AWS denied {action} on {resource}.",
        "allow {action} on {resource} to the identity that aws sts get-caller-identity names");
  }

  /** The same of one call. */
  Problem problem(AwsCall call) {
    return new Problem(
        kind, filled(what, call), List.of(), next.stream().map(it -> filled(it, call)).toList());
  }

  private static String filled(String template, AwsCall call) {
    return template
        .replace("{action}", call.action())
        .replace("{resource}", call.resource())
        .replace("{subject}", call.subject())
        .replace("{region}", call.region());
  }
}
