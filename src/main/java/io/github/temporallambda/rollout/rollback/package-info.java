/**
 * The way back: from a version that is left to one that was current before, without breaking the
 * executions that the left one has progressed.
 */
@NullMarked
package io.github.temporallambda.rollout.rollback;

import org.jspecify.annotations.NullMarked;
