/**
 * The goals' entry points: observe, plan, execute, read back, one page a goal. The rooms within
 * tell the steps; none but a cache in front of an entry point knows these pages.
 */
@NullMarked
package io.github.temporallambda.rollout;

import org.jspecify.annotations.NullMarked;
