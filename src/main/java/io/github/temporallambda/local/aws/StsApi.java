package io.github.temporallambda.local.aws;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** AssumeRole, which enforces trust policies, and GetCallerIdentity. Safe for concurrent use. */
final class StsApi {

  /** The names of the operations there are. */
  static final Set<String> OPERATIONS = Set.of("AssumeRole", "GetCallerIdentity");

  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
  private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/]+)/");

  private final AwsAccount account;
  private final Set<TrustedRole> roles;
  private final Clock clock;
  private final SecureRandom random;
  private final Faults faults;
  private final Map<String, String> callers = new ConcurrentHashMap<>();

  StsApi(
      AwsAccount account, Set<TrustedRole> roles, Clock clock, SecureRandom random, Faults faults) {
    this.account = account;
    this.roles = Set.copyOf(roles);
    this.clock = clock;
    this.random = random;
    this.faults = faults;
  }

  /** Answers a form of STS's query protocol; a refusal is an answer too. */
  AwsAnswer answer(AwsRequest request) {
    try {
      Map<String, String> form = request.form();
      String action = form.getOrDefault("Action", "");
      return switch (action) {
        case "AssumeRole" -> {
          faults.strike(action);
          yield assumeRole(form);
        }
        case "GetCallerIdentity" -> {
          faults.strike(action);
          yield callerIdentity(request);
        }
        default ->
            throw new AwsError(
                400, "InvalidAction", "The local STS does not know the action '" + action + "'");
      };
    } catch (AwsError e) {
      return error(e);
    }
  }

  private AwsAnswer assumeRole(Map<String, String> form) {
    String roleArn = required(form, "RoleArn");
    String session = required(form, "RoleSessionName");
    if (roles.stream().noneMatch(role -> admits(role, roleArn, form.get("ExternalId")))) {
      throw new AwsError(
          403,
          "AccessDenied",
          "User is not authorized to perform: sts:AssumeRole on resource: " + roleArn);
    }
    String assumed =
        roleArn.replace(":iam:", ":sts:").replaceFirst(":role/.*?([^/]+)$", ":assumed-role/$1/")
            + session;
    String accessKey = "ASIA" + random(8);
    callers.put(accessKey, assumed);
    return success("AssumeRole", assumedRole(accessKey, assumed, session));
  }

  private static boolean admits(TrustedRole role, String roleArn, @Nullable String externalId) {
    return role.roleArn().equals(roleArn)
        && (role.externalId().isEmpty() || role.externalId().get().equals(externalId));
  }

  private String assumedRole(String accessKey, String assumedArn, String session) {
    return """
        <Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey>\
        <SessionToken>%s</SessionToken><Expiration>%s</Expiration></Credentials>\
        <AssumedRoleUser><AssumedRoleId>AROALOCAL:%s</AssumedRoleId><Arn>%s</Arn></AssumedRoleUser>"""
        .formatted(
            accessKey,
            random(20),
            random(32),
            clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS),
            escaped(session),
            escaped(assumedArn));
  }

  private AwsAnswer callerIdentity(AwsRequest request) {
    Matcher matcher = ACCESS_KEY.matcher(request.header("authorization").orElse(""));
    String accessKey = matcher.find() ? matcher.group(1) : "";
    String arn =
        callers.getOrDefault(accessKey, "arn:aws:iam::" + account.accountId() + ":user/local");
    return success(
        "GetCallerIdentity",
        "<Arn>%s</Arn><UserId>AIDALOCAL</UserId><Account>%s</Account>"
            .formatted(escaped(arn), account.accountId()));
  }

  private String required(Map<String, String> form, String name) {
    String value = form.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new AwsError(400, "ValidationError", "'" + name + "' must not be null");
    }
    return value;
  }

  private AwsAnswer success(String action, String result) {
    return AwsAnswer.xml(
        200,
        """
        <%1$sResponse xmlns="%2$s"><%1$sResult>%3$s</%1$sResult>\
        <ResponseMetadata><RequestId>%4$s</RequestId></ResponseMetadata></%1$sResponse>
        """
            .formatted(action, NAMESPACE, result, random(16)));
  }

  private AwsAnswer error(AwsError error) {
    return AwsAnswer.xml(
        error.status(),
        """
        <ErrorResponse xmlns="%s"><Error><Type>Sender</Type><Code>%s</Code>\
        <Message>%s</Message></Error><RequestId>%s</RequestId></ErrorResponse>
        """
            .formatted(NAMESPACE, error.code(), escaped(error.text()), random(16)));
  }

  private String random(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn).toUpperCase(Locale.ROOT);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
