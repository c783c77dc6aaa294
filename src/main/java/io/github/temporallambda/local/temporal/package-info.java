/**
 * The real Temporal server with its own controller, started on this machine and ended without a
 * trace. Depends on {@code problem}, {@code process} and {@code binary}.
 */
@NullMarked
package io.github.temporallambda.local.temporal;

import org.jspecify.annotations.NullMarked;
