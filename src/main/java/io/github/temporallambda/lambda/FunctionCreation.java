package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.DeploymentPackage;

/** Creates functions on a local stand-in; the product never creates one on AWS. */
public final class FunctionCreation implements AutoCloseable {

  private FunctionCreation() {}

  /** Opens a client of the stand-in; calls nothing yet. */
  @SuppressWarnings("DoNotCallSuggester")
  public static FunctionCreation at(AwsAccess.Local local, String region) {
    throw new UnsupportedOperationException();
  }

  /** Creates the function with its first code, without publishing a version. */
  @SuppressWarnings("DoNotCallSuggester")
  public void create(NewFunction function, DeploymentPackage initialCode) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
