/**
 * The steps that carry out a plan: gate, publish, register, prove, route. Each write is made
 * against what was read, and who was faster is told; nothing is decided anew.
 */
@NullMarked
package io.github.temporallambda.rollout.step;

import org.jspecify.annotations.NullMarked;
