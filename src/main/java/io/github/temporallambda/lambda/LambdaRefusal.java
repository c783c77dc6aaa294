package io.github.temporallambda.lambda;

import static io.github.temporallambda.lambda.Reaction.REREAD;
import static io.github.temporallambda.lambda.Reaction.RETRY;
import static io.github.temporallambda.lambda.Reaction.STOP;
import static io.github.temporallambda.lambda.Reaction.WAIT;

import io.github.temporallambda.problem.Problem;
import java.util.Arrays;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * Every refusal of Lambda that this plugin can meet, what is done about it, whether AWS's own words
 * may be told, and what a user is told: the one table. The first row that fits an answer is its
 * row; by the error code, which for half of them the SDK has no exception type of, and by the text
 * where AWS gives one code to several things.
 *
 * <p>In advice, {@code {action}}, {@code {resource}}, {@code {subject}} and {@code {region}} stand
 * for those of the call.
 */
enum LambdaRefusal {

  /** Too many snapshots of SnapStart at once; it takes minutes. */
  SNAPSHOT_LIMIT(
      Signs.of("TooManyRequestsException").saying("ConcurrentSnapshotCreateLimitExceeded"),
      WAIT,
      Echo.TOLD,
      Advice.remote(
          "The account takes as many SnapStart snapshots at once as it may, for {action}.",
          Advice.AGAIN)),

  /** More than about 15 control-plane calls a second. */
  THROTTLED(
      Signs.of(
              "TooManyRequestsException",
              "ThrottlingException",
              "Throttling",
              "ThrottledException",
              "RequestThrottled",
              "RequestThrottledException",
              "RequestLimitExceeded",
              "SlowDown")
          .orStatus(429),
      RETRY,
      Echo.TOLD,
      Advice.remote("AWS still throttles {action} after several tries.", Advice.AGAIN)),

  /** Deleting only; it passes when somebody moves the alias. */
  ALIASED(
      Signs.of("ResourceConflictException").saying("aliases reference it"),
      STOP,
      Echo.TOLD,
      Advice.remote(
          "An alias refers to '{subject}'.",
          "aws lambda list-aliases --region {region} --function-name FUNCTION names it; move or"
              + " delete it first")),

  /** Creating only. */
  EXISTS(
      Signs.of("ResourceConflictException").saying("already exist"),
      STOP,
      Echo.TOLD,
      Advice.remote("'{subject}' exists already.", "choose another name, or use what is there")),

  /** An update is under way, or the function is Pending. */
  BUSY(
      Signs.of("ResourceConflictException").orStatus(409),
      WAIT,
      Echo.TOLD,
      Advice.remote(
          "Function '{subject}' is being changed and does not come to rest.", Advice.AGAIN)),

  /** The RevisionId is not the latest: somebody was faster, or our own first try had arrived. */
  OVERTAKEN(
      Signs.of("PreconditionFailedException").orStatus(412),
      REREAD,
      Echo.TOLD,
      Advice.remote("AWS refused {action} on {resource}.", Advice.AGAIN)),

  /** PublishVersion answers 400, not 412, when CodeSha256 differs; only the text tells. */
  OTHER_CODE(
      Signs.of("InvalidParameterValueException").saying("CodeSHA256 "),
      REREAD,
      Echo.TOLD,
      Advice.remote("AWS refused {action} on {resource}.", Advice.AGAIN)),

  /** Lambda fetches code from S3 with the caller's own permissions. */
  S3_UNREADABLE(
      Signs.of("InvalidParameterValueException").saying("S3 Error Code"),
      STOP,
      Echo.TOLD_WITHOUT_ENVIRONMENT,
      Advice.remote(
          "AWS refused {action} on {resource}.",
          "allow s3:GetObject and s3:GetObjectVersion on the object, and kms:Decrypt on its"
              + " bucket's key where it has one, to the identity that aws sts get-caller-identity"
              + " names; then run the same command again")),

  /** Includes the one that echoes the whole environment, so its text is told for others only. */
  INVALID(
      Signs.of("InvalidParameterValueException"),
      STOP,
      Echo.TOLD_WITHOUT_ENVIRONMENT,
      Advice.remote("AWS refused {action} on {resource}.", Advice.MEND)),

  /** A pattern, range or enumeration; it quotes the value. */
  MALFORMED(
      Signs.of("ValidationException"),
      STOP,
      Echo.KEPT,
      Advice.remote("AWS refused {action} on {resource}.", Advice.MEND)),

  /** Every version counts fully, also where the bytes are the same. */
  STORAGE_FULL(
      Signs.of("CodeStorageExceededException"),
      STOP,
      Echo.TOLD,
      Advice.remote(
          "The account's Lambda code storage in {region} is full.",
          "aws lambda get-account-settings --region {region} shows usage and limit; delete function"
              + " versions that nothing uses (aws lambda delete-function --function-name NAME"
              + " --qualifier NUMBER, never without the qualifier), or ask AWS for more")),

  /** More than 50 MB zipped, or a request of more than 70,167,211 bytes. */
  TOO_LARGE(
      Signs.of("RequestEntityTooLargeException").orStatus(413),
      STOP,
      Echo.TOLD,
      Advice.remote(
          "The code is larger than AWS takes in {action}.",
          "let it go through a bucket: -D" + LambdaParameterNames.S3_BUCKET + "=…")),

  /** Code signing. */
  SIGNATURE(
      Signs.of(
          "InvalidCodeSignatureException",
          "CodeVerificationFailedException",
          "CodeSigningConfigNotFoundException"),
      STOP,
      Echo.TOLD_WITHOUT_ENVIRONMENT,
      Advice.remote(
          "The function takes signed code only, and AWS does not accept this code's signature.",
          "sign the package with a profile that aws lambda get-function-code-signing-config"
              + " --region {region} --function-name FUNCTION allows, or change that configuration")),

  /** Lambda Managed Instances. */
  CAPACITY_PROVIDER(
      Signs.of("FunctionVersionsPerCapacityProviderLimitExceededException"),
      STOP,
      Echo.TOLD,
      Advice.remote(
          "The function's capacity provider takes no further version.",
          "delete function versions that nothing uses, always with their --qualifier")),

  /** AWS is eventually consistent: only for what this run has just made. */
  NOT_YET_KNOWN(
      Signs.of("ResourceNotFoundException").ofJustMade(), WAIT, Echo.TOLD, Advice.notFound()),

  /** Name, Region or account is wrong. */
  NOT_FOUND(Signs.of("ResourceNotFoundException"), STOP, Echo.TOLD, Advice.notFound()),

  /** The SDK corrects itself by the time that the answer tells. */
  CLOCK(
      Signs.of("RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture"),
      RETRY,
      Echo.KEPT,
      Advice.remote(
          "The clocks of AWS and of this machine differ too much for {action}.",
          "set this machine's clock, then run the same command again")),

  /** AWS does not know who is asking; its text names no secret for the first two only. */
  CREDENTIALS_EXPIRED(
      Signs.of("ExpiredTokenException", "UnrecognizedClientException"),
      STOP,
      Echo.TOLD,
      Advice.credentials()),

  /** The same, where the text may quote a signature. */
  CREDENTIALS(
      Signs.of(
          "ExpiredToken",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "IncompleteSignature",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException"),
      STOP,
      Echo.KEPT,
      Advice.credentials()),

  /** A policy is authorised against the ARN that was used: with a number, or without. */
  DENIED(
      Signs.of("AccessDeniedException", "AccessDenied").orStatus(403),
      STOP,
      Echo.TOLD,
      Advice.denied()),

  /** AWS's own trouble; whether the request took effect is not known. */
  SERVICE(
      Signs.of("ServiceException").orStatus(500, 502, 503, 504),
      RETRY,
      Echo.TOLD,
      Advice.remote("AWS refused {action} on {resource}.", Advice.AGAIN)),

  /**
   * No answer at all: the network, a time-out, a connection that broke. Whether the request took
   * effect is not known; the SDK tries again, and a write is then looked for.
   */
  UNREACHABLE(
      Signs.NONE,
      RETRY,
      Echo.KEPT,
      Advice.remote(
          "Lambda in Region {region} could not be reached for {action}.",
          "check the network, the proxy and -D"
              + LambdaParameterNames.REGION
              + "=…, then run the same command again")),

  /** A code that AWS did not have when this was written. */
  UNKNOWN(
      Signs.ANY,
      STOP,
      Echo.KEPT,
      Advice.remote("AWS refused {action} on {resource}.", Advice.AGAIN));

  // Records of unmodifiable sets and lists, which the compiler's check cannot see.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Signs signs;

  private final Reaction reaction;
  private final Echo echo;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Advice advice;

  LambdaRefusal(Signs signs, Reaction reaction, Echo echo, Advice advice) {
    this.signs = signs;
    this.reaction = reaction;
    this.echo = echo;
    this.advice = advice;
  }

  /** The row of whatever came of a call on something that has been there for a while. */
  static LambdaRefusal of(SdkException thrown) {
    return thrown instanceof AwsServiceException refused ? of(refused) : UNREACHABLE;
  }

  /** The row of an answer about something that has been there for a while. */
  static LambdaRefusal of(AwsServiceException refused) {
    return of(refused, false);
  }

  /** The row of an answer about something that this run has just made. */
  static LambdaRefusal ofJustMade(AwsServiceException refused) {
    return of(refused, true);
  }

  private static LambdaRefusal of(AwsServiceException refused, boolean justMade) {
    return Arrays.stream(values())
        .filter(row -> justMade || !row.signs.justMade())
        .filter(row -> row.signs.fit(refused))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** What is done about it. */
  Reaction reaction() {
    return reaction;
  }

  /**
   * Whether AWS's words may be told: they hold no value of {@code call}. Never where only the
   * status fitted: what another code says is not known.
   */
  boolean tells(AwsCall call, String code) {
    boolean harmless =
        echo == Echo.TOLD || (echo == Echo.TOLD_WITHOUT_ENVIRONMENT && !call.carriesEnvironment());
    return harmless && signs.codes().contains(code);
  }

  /** What a user is told once there is nothing more to do. */
  Problem problem(AwsCall call) {
    return advice.problem(call);
  }

  /** The error codes by which it is known; empty where the status alone tells. */
  Set<String> codes() {
    return signs.codes();
  }

  /** What AWS's text must hold besides; empty where the code suffices. */
  String text() {
    return signs.text();
  }

  /** Whether AWS's words are safe to repeat. */
  private enum Echo {
    TOLD,
    TOLD_WITHOUT_ENVIRONMENT,
    KEPT
  }

  /**
   * How a row is known.
   *
   * @param codes any of these error codes
   * @param text what the message then holds; empty: anything
   * @param statuses or any of these HTTP statuses, whatever the code
   * @param justMade only for what this run has just made
   */
  private record Signs(Set<String> codes, String text, Set<Integer> statuses, boolean justMade) {

    Signs {
      codes = Set.copyOf(codes);
      statuses = Set.copyOf(statuses);
    }

    /** Of what is no answer. */
    static final Signs NONE = new Signs(Set.of(), "", Set.of(), true);

    static final Signs ANY = new Signs(Set.of(), "", Set.of(), false);

    static Signs of(String... codes) {
      return new Signs(Set.of(codes), "", Set.of(), false);
    }

    Signs saying(String part) {
      return new Signs(codes, part, statuses, justMade);
    }

    Signs orStatus(Integer... any) {
      return new Signs(codes, text, Set.of(any), justMade);
    }

    Signs ofJustMade() {
      return new Signs(codes, text, statuses, true);
    }

    boolean fit(AwsServiceException refused) {
      boolean coded = codes.contains(AwsProblems.code(refused)) && said(refused).contains(text);
      return coded || statuses.contains(refused.statusCode()) || equals(ANY);
    }

    private static String said(AwsServiceException refused) {
      return refused instanceof TooManyRequestsException limited
          ? AwsProblems.text(refused) + limited.reasonAsString()
          : AwsProblems.text(refused);
    }
  }
}
