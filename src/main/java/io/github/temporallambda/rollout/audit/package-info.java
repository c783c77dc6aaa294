/**
 * The one to one of Deployment Versions and Lambda versions, held against what both sides tell.
 * Depends on values of {@code deployment} and {@code lambda}, and reads through the latter.
 */
@NullMarked
package io.github.temporallambda.rollout.audit;

import org.jspecify.annotations.NullMarked;
