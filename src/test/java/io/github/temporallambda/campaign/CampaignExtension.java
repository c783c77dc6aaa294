package io.github.temporallambda.campaign;

import io.github.temporallambda.local.LocalStackExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the {@link Campaign} of this JVM, whose undisturbed runs all share. */
final class CampaignExtension implements ParameterResolver {

  private static final Namespace STORE = Namespace.create(CampaignExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Campaign.class;
  }

  /** The store closes it: it is {@link AutoCloseable}. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(STORE)
        .computeIfAbsent("campaign", key -> campaign(context), Campaign.class);
  }

  private static Campaign campaign(ExtensionContext context) {
    try {
      return Campaign.create(LocalStackExtension.binary(context));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
