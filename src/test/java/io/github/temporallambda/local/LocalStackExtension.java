package io.github.temporallambda.local;

import io.github.temporallambda.local.aws.JvmFunctionLauncher;
import io.github.temporallambda.local.aws.LocalAwsSettings;
import io.github.temporallambda.local.temporal.TemporalServer;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.local.temporal.binary.ServerLookup;
import io.github.temporallambda.local.temporal.binary.ServerSearch;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link LocalStack}, its {@link TemporalServer}, or the {@link ServerBinary} to
 * start one of their own. One stack per JVM, started when first asked for, ended after the last
 * test: use names of your own for deployments, workflows and functions.
 *
 * <p>The server is found as users' is: on a bare machine the first run downloads or builds it.
 */
public final class LocalStackExtension implements ParameterResolver {

  private static final Namespace STORE = Namespace.create(LocalStackExtension.class);

  /**
   * Workers of earlier tests still poll until their deadline; those of later ones need not wait.
   */
  private static final int ENVIRONMENTS = 10;

  /** The S3 bucket that the shared stack has; it keeps versions. */
  public static final String BUCKET = "releases";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == LocalStack.class || type == TemporalServer.class || type == ServerBinary.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == ServerBinary.class) {
      return binary(context);
    }
    LocalStack stack = stack(context);
    return type == LocalStack.class ? stack : stack.temporal();
  }

  /** The server that all stacks of this JVM start. */
  public static ServerBinary binary(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(STORE)
        .computeIfAbsent("binary", key -> find(), ServerBinary.class);
  }

  /** The store closes it: it is {@link AutoCloseable}. */
  private static LocalStack stack(ExtensionContext context) {
    ServerBinary binary = binary(context);
    return context
        .getRoot()
        .getStore(STORE)
        .computeIfAbsent("stack", key -> start(binary), LocalStack.class);
  }

  private static LocalStack start(ServerBinary binary) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Clock clock = Clock.systemUTC();
    return LocalStack.start(
        LocalStackSettings.of(
            binary,
            lookup().cache().resolve("run"),
            directory ->
                LocalAwsSettings.of(directory, clock, new JvmFunctionLauncher(java))
                    .withRunningEnvironments(ENVIRONMENTS)
                    .withBucket(BUCKET)));
  }

  private static ServerBinary find() {
    return new ServerSearch(new PrintedSearch()).find(lookup());
  }

  private static ServerLookup lookup() {
    return ServerLookup.of(Optional.empty(), System.getenv());
  }
}
