/**
 * The stand-ins for AWS and a Temporal server on this machine, for rehearsals and tests. Depends on
 * its own sub-packages and {@code problem}.
 */
@NullMarked
package io.github.temporallambda.local;

import org.jspecify.annotations.NullMarked;
