/**
 * What a rollout is asked for: what to release, how it comes to run, where to, and how far. Values
 * that were all found right, made before anything is read.
 */
@NullMarked
package io.github.temporallambda.rollout.request;

import org.jspecify.annotations.NullMarked;
