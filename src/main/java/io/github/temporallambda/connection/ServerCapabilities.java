package io.github.temporallambda.connection;

/**
 * What a server says of itself in {@code GetSystemInfo}.
 *
 * @param serverRelease the server's release, for instance {@code 1.32.1}; may be empty
 * @param serverScaledDeployments whether it knows serverless workers at all ({@code
 *     capabilities.server_scaled_deployments}); says nothing of whether they are switched on
 */
public record ServerCapabilities(String serverRelease, boolean serverScaledDeployments) {}
