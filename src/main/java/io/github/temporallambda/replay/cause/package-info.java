/**
 * Why a history does not replay: from the worker's answer and the recorded events to a cause in
 * words, with no payload in them. Pure; depends on Temporal's API messages and on {@code problem}.
 */
@NullMarked
package io.github.temporallambda.replay.cause;

import org.jspecify.annotations.NullMarked;
