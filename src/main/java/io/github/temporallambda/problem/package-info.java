/** What can go wrong, in words a user can act on. Depends on nothing. */
@NullMarked
package io.github.temporallambda.problem;

import org.jspecify.annotations.NullMarked;
