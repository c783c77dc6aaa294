package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.lambda.FunctionVersion;

/** What was found of the Lambda version behind a Deployment Version. */
public sealed interface BackingCode {

  /** Lambda holds it. */
  record Held(FunctionVersion functionVersion) implements BackingCode {}

  /**
   * There is none to go back to.
   *
   * @param why completes "it …", for instance {@code has no compute config}
   */
  record Missing(String why) implements BackingCode {}
}
