/**
 * Processes of ours and what they leave on disk: recognised, ended, removed. Depends on nothing.
 */
@NullMarked
package io.github.temporallambda.local.process;

import org.jspecify.annotations.NullMarked;
