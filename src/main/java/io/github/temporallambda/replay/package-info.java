/**
 * Recorded histories against an artifact: the replay gate. Depends on values of the rooms before
 * it.
 */
@NullMarked
package io.github.temporallambda.replay;

import org.jspecify.annotations.NullMarked;
