/**
 * Entry points of goals: observe, plan, execute, read back, one page a goal. The rooms within tell
 * the rest; none but the cache in front of an entry point knows these pages.
 */
@NullMarked
package io.github.temporallambda.rollout;

import org.jspecify.annotations.NullMarked;
