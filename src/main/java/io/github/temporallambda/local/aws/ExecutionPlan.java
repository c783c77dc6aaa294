package io.github.temporallambda.local.aws;

import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.LambdaEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a function's process gets: its code, and its environment as Lambda makes it. */
final class ExecutionPlan {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final CodeStore codes;
  private final AwsAccount account;
  private final Stamps stamps;
  private final URI endpoint;

  ExecutionPlan(CodeStore codes, AwsAccount account, Stamps stamps, URI endpoint) {
    this.codes = codes;
    this.account = account;
    this.stamps = stamps;
    this.endpoint = endpoint;
  }

  Instant now() {
    return stamps.now();
  }

  /**
   * Unpacks the code when nobody has yet.
   *
   * @throws IllegalArgumentException when the handler is not that of a Java function, or the code
   *     no zip
   */
  FunctionInvocation invocation(AcceptedEvent event) {
    if (!(event.revision().code() instanceof FunctionCode.Zip zip)) {
      throw new IllegalArgumentException("only zip packages run here");
    }
    Path layout = codes.layout(zip);
    FunctionSettings settings = event.revision().settings();
    return new FunctionInvocation(
        layout,
        settings.handler(),
        environment(event, layout),
        Duration.ofSeconds(settings.timeoutSeconds()),
        settings.memoryMegabytes(),
        event.functionArn(),
        event.requestId(),
        event.revision().functionVersion());
  }

  private Map<String, String> environment(AcceptedEvent event, Path layout) {
    FunctionSettings settings = event.revision().settings();
    String functionVersion = event.revision().functionVersion();
    LambdaEnvironment lambda =
        new LambdaEnvironment(
            event.functionName(),
            functionVersion,
            settings.memoryMegabytes(),
            account.region(),
            settings.runtime());
    String logStream =
        "%s/[%s]%s"
            .formatted(
                DAY.format(stamps.now()), functionVersion, event.requestId().replace("-", ""));
    Map<String, String> variables = new HashMap<>(awsAccess());
    variables.putAll(settings.environment());
    variables.putAll(lambda.variables(new HandlerName(settings.handler()), layout, logStream));
    return variables;
  }

  /** Credentials that are good here and nowhere else, and this endpoint for all of AWS. */
  private Map<String, String> awsAccess() {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint.toString(),
        "AWS_ACCESS_KEY_ID", "local",
        "AWS_SECRET_ACCESS_KEY", "local",
        "AWS_SESSION_TOKEN", "local");
  }
}
