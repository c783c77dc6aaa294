/**
 * What was observed, what was decided from it, and all the reasons against it. Pure: no I/O, no
 * clock, no log; a plan that routes to what it does not replay cannot be made.
 */
@NullMarked
package io.github.temporallambda.rollout.plan;

import org.jspecify.annotations.NullMarked;
