package io.github.temporallambda.deployment;

import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.local.temporal.binary.ServerLookup;
import io.github.temporallambda.local.temporal.binary.ServerSearch;
import io.github.temporallambda.local.temporal.binary.ServerSearchListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
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
        .computeIfAbsent(RunningServer.class, key -> start(), RunningServer.class);
  }

  private static RunningServer start() {
    try {
      ServerBinary binary =
          new ServerSearch(ServerSearchListener.silent())
              .find(ServerLookup.of(Optional.empty(), System.getenv()));
      return RunningServer.start(binary, Files.createTempDirectory("deployment-it"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
