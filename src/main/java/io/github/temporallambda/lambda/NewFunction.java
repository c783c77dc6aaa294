package io.github.temporallambda.lambda;

/**
 * A function to be created on a local stand-in.
 *
 * @param functionName its name
 * @param roleArn its execution role, an IAM role ARN
 * @param settings how it runs
 * @param environment its variables
 */
public record NewFunction(
    FunctionName functionName,
    String roleArn,
    FunctionSettings settings,
    EnvironmentVariables environment) {}
