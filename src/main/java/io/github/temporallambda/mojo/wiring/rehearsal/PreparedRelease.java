package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.mojo.parameter.RehearsedRelease;
import io.github.temporallambda.rollout.request.Candidate;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A release of which the artifact is there.
 *
 * @param release what the user said of it
 * @param candidate what is released
 * @param histories the committed histories of its own sources; empty where there are none
 */
record PreparedRelease(RehearsedRelease release, Candidate candidate, Optional<Path> histories) {}
