/**
 * The world as a run finds it, read once before anything is planned: the function, the deployment,
 * what is published and with which content, and the limits ahead. Writes nothing.
 */
@NullMarked
package io.github.temporallambda.rollout.observe;

import org.jspecify.annotations.NullMarked;
