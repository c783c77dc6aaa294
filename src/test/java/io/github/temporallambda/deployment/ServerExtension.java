package io.github.temporallambda.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one {@link RunningServer}, shared by all classes and closed after the last. */
public final class ServerExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(ServerExtension.class))
        .computeIfAbsent(RunningServer.class, key -> start());
  }

  private static RunningServer start() {
    try {
      return RunningServer.start(Files.createTempDirectory("deployment-it"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
