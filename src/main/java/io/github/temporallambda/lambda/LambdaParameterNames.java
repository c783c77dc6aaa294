package io.github.temporallambda.lambda;

/** The plugin's parameters that this room's messages ask for, as a user writes them. */
public final class LambdaParameterNames {

  /** The bare function name. */
  public static final String FUNCTION_NAME = "temporal-lambda.functionName";

  /** The AWS Region. */
  public static final String REGION = "temporal-lambda.region";

  /** The AWS profile; Temporal has profiles of its own. */
  public static final String AWS_PROFILE = "temporal-lambda.awsProfile";

  private LambdaParameterNames() {}
}
