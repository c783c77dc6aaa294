package io.github.temporallambda.mojo.parameter;

import io.github.temporallambda.buildid.BuildId;
import java.util.Optional;

/**
 * What {@code rollback} was told beside how the services are reached.
 *
 * @param from the version to leave; empty where it is not named
 * @param to the version to go back to; empty where it is not named
 * @param retryRolledBack go back to {@code to} although it is condemned
 * @param onIncompatible {@code rescue}, {@code stop} or {@code move}
 * @param moveStranded move Pinned executions that replay
 * @param reason why
 * @param claimManager become the deployment's manager
 * @param dryRun print the plan and write nothing
 */
public record RollbackInput(
    Optional<BuildId> from,
    Optional<BuildId> to,
    boolean retryRolledBack,
    String onIncompatible,
    boolean moveStranded,
    String reason,
    boolean claimManager,
    boolean dryRun) {}
