/** How a Temporal frontend is reached. Depends on {@code problem}. */
@NullMarked
package io.github.temporallambda.connection;

import org.jspecify.annotations.NullMarked;
