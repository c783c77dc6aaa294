/**
 * Observe, plan, execute, read back. The planner is pure; a goal is a list of steps on one page.
 */
@NullMarked
package io.github.temporallambda.rollout;

import org.jspecify.annotations.NullMarked;
