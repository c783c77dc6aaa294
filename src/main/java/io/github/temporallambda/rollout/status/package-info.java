/**
 * A deployment in full, as the status goal tells it: what its versions hold, where they came from,
 * and the audit. What does not answer is told as that. Writes nothing.
 */
@NullMarked
package io.github.temporallambda.rollout.status;

import org.jspecify.annotations.NullMarked;
