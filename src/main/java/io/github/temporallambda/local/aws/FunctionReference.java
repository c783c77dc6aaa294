package io.github.temporallambda.local.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which function, and which version or alias of it, a request means.
 *
 * @param functionName the plain name
 * @param qualifier version number, alias or {@code $LATEST}; empty when the request names none
 */
record FunctionReference(String functionName, Optional<String> qualifier) {

  static final String LATEST = "$LATEST";

  private static final String MODEL_PATTERN =
      "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?"
          + "([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?";
  private static final Pattern ALLOWED = Pattern.compile(MODEL_PATTERN);
  private static final int REGION = 3;
  private static final int ACCOUNT = 5;
  private static final int NAME = 7;
  private static final int QUALIFIER = 9;

  /**
   * Reads a name, {@code name:7}, a partial or a full ARN, together with the {@code Qualifier} of
   * the query.
   *
   * @throws AwsError as AWS refuses: malformed, another region or account, two qualifiers that
   *     disagree
   */
  static FunctionReference parse(String text, Optional<String> queried, AwsAccount account) {
    Matcher matcher = ALLOWED.matcher(text);
    if (!matcher.matches() || matcher.group(NAME).length() > 64) {
      throw AwsError.validation(
          text, "functionName", "Member must satisfy regular expression pattern: " + MODEL_PATTERN);
    }
    requireReachable(matcher, account);
    Optional<String> derived = Optional.ofNullable(matcher.group(QUALIFIER));
    if (derived.isPresent() && queried.isPresent() && !derived.equals(queried)) {
      throw AwsError.invalidParameter(
          "The derived qualifier from the function name does not match the specified qualifier.");
    }
    return new FunctionReference(matcher.group(NAME), derived.or(() -> queried));
  }

  /** The ARN in the form in which the function was named. */
  String arn(AwsAccount account) {
    return qualifier
        .map(text -> account.qualifiedArn(functionName, text))
        .orElseGet(() -> account.functionArn(functionName));
  }

  /** The qualifier, {@code $LATEST} where none is named. */
  String effectiveQualifier() {
    return qualifier.orElse(LATEST);
  }

  private static void requireReachable(Matcher matcher, AwsAccount account) {
    String region = matcher.group(REGION);
    if (region != null && !region.equals(account.region() + ":")) {
      throw AwsError.notFound(
          "Functions from '%s' are not reachable in this region ('%s')"
              .formatted(region.substring(0, region.length() - 1), account.region()));
    }
    String accountId = matcher.group(ACCOUNT);
    if (accountId != null && !accountId.equals(account.accountId() + ":")) {
      throw new AwsError(
          403, "AccessDeniedException", "The function belongs to another account than this one.");
    }
  }
}
