/**
 * {@code rehearse}: release after release on a local stack, with workflow executions left running
 * between them.
 */
@NullMarked
package io.github.temporallambda.mojo.wiring.rehearsal;

import org.jspecify.annotations.NullMarked;
