/**
 * What every run has around it: connections, steps that are timed and told one after another, and a
 * report however the run ends. Knows no goal, and decides nothing.
 */
@NullMarked
package io.github.temporallambda.rollout.run;

import org.jspecify.annotations.NullMarked;
