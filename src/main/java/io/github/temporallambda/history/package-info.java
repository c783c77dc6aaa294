/** Recorded workflow histories, from files and from the server. Depends on {@code connection}. */
@NullMarked
package io.github.temporallambda.history;

import org.jspecify.annotations.NullMarked;
