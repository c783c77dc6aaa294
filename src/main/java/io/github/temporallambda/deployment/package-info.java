/**
 * Worker Deployment Versions and their routing, over gRPC. Depends on values of the rooms before
 * it.
 */
@NullMarked
package io.github.temporallambda.deployment;

import org.jspecify.annotations.NullMarked;
