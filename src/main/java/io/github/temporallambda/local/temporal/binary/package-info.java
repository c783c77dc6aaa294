/**
 * Where the Temporal server's executable comes from. Depends on {@code problem} and {@code
 * process}.
 */
@NullMarked
package io.github.temporallambda.local.temporal.binary;

import org.jspecify.annotations.NullMarked;
