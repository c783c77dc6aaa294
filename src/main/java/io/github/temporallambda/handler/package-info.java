/**
 * The user's handler, started from its artifact as Lambda would start it, in a JVM of its own.
 * Depends on {@code artifact}.
 */
@NullMarked
package io.github.temporallambda.handler;

import org.jspecify.annotations.NullMarked;
