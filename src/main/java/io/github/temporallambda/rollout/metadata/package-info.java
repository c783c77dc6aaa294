/**
 * What releases and rollbacks leave on a Deployment Version for later runs, since there is no state
 * file. Pure: the server is written to and read elsewhere.
 */
@NullMarked
package io.github.temporallambda.rollout.metadata;

import org.jspecify.annotations.NullMarked;
