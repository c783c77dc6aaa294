/**
 * What releases and rollbacks leave on a Deployment Version: all the memory that a later run has,
 * since there is no state file. Pure; written and read elsewhere.
 */
@NullMarked
package io.github.temporallambda.rollout.metadata;

import org.jspecify.annotations.NullMarked;
