/**
 * Offline replays that need not be done twice: what one depended on as one digest, and the last
 * that passed. Never asked before anything is written or routed.
 */
@NullMarked
package io.github.temporallambda.rollout.cache;

import org.jspecify.annotations.NullMarked;
