/**
 * What stands between Maven and a goal: its silent traps, which module acts, which file was
 * packaged, where secrets come from, and how a failure is told.
 */
@NullMarked
package io.github.temporallambda.mojo.guard;

import org.jspecify.annotations.NullMarked;
