/** From parameters that were all found right to the one call that a goal makes. */
@NullMarked
package io.github.temporallambda.mojo.wiring;

import org.jspecify.annotations.NullMarked;
