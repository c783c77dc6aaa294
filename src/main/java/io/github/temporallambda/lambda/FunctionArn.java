package io.github.temporallambda.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of one published, immutable function version, for instance {@code
 * arn:aws:lambda:eu-west-1:123456789012:function:order-worker:5}.
 *
 * <p>Always ends in a version number: an alias can carry two codes at once and {@code $LATEST}
 * changes under its callers, so neither can be written as a value of this type.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} …
 * @param region for instance {@code eu-west-1}
 * @param account 12 digits
 * @param functionName the function
 * @param functionVersion the number that Lambda gave it, from 1
 */
public record FunctionArn(
    String partition,
    String region,
    String account,
    FunctionName functionName,
    long functionVersion) {

  private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]{1,10}){0,4}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,8}(-[a-z]{1,20}){1,4}-[0-9]{1,2}");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern QUALIFIED =
      Pattern.compile(
          "arn:([^:]+):lambda:([^:]+):([^:]+):function:([A-Za-z0-9_-]{1,64}):([1-9][0-9]{0,17})");

  /**
   * @throws IllegalArgumentException when a part is not what AWS would write there
   */
  public FunctionArn {
    require(PARTITION, partition, "partition");
    require(REGION, region, "Region");
    require(ACCOUNT, account, "account");
    if (functionVersion < 1) {
      throw new IllegalArgumentException("not a function version: " + functionVersion);
    }
  }

  /**
   * Reads a qualified ARN.
   *
   * @throws IllegalArgumentException when {@code arn} is anything else: no ARN, unqualified, {@code
   *     $LATEST} or an alias
   */
  public static FunctionArn parse(String arn) {
    Matcher matcher = QUALIFIED.matcher(arn);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + arn
              + "' is not the ARN of a function version: write"
              + " arn:aws:lambda:REGION:ACCOUNT:function:NAME:NUMBER ($LATEST and aliases can"
              + " change under their callers)");
    }
    return new FunctionArn(
        matcher.group(1),
        matcher.group(2),
        matcher.group(3),
        new FunctionName(matcher.group(4)),
        Long.parseLong(matcher.group(5)));
  }

  /** The ARN of the function itself, without the number. */
  public String unqualified() {
    return "arn:" + partition + ":lambda:" + region + ":" + account + ":function:" + functionName;
  }

  /** The number as AWS takes it for a {@code Qualifier}. */
  public String qualifier() {
    return Long.toString(functionVersion);
  }

  @Override
  public String toString() {
    return unqualified() + ":" + functionVersion;
  }

  /** Whether {@code name} is written like a Region; not whether there is one. */
  public static boolean isRegion(String name) {
    return REGION.matcher(name).matches();
  }

  private static void require(Pattern pattern, String value, String part) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is not the " + part + " of an ARN");
    }
  }
}
