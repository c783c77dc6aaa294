/**
 * What is replayed before executions move, and what a verdict means for the run. Depends on no
 * other room of a rollout: it is told which executions move, and routes nothing itself.
 */
@NullMarked
package io.github.temporallambda.rollout.gate;

import org.jspecify.annotations.NullMarked;
