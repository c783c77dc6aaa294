package io.github.temporallambda.rollout.observe;

import io.github.temporallambda.rollout.plan.Observed;
import io.github.temporallambda.rollout.request.RolloutRequest;

/**
 * What a run found, and what it is to do there.
 *
 * @param observed the world
 * @param request the request; its candidate has the Build ID that its content has in this world
 */
public record Observation(Observed observed, RolloutRequest request) {}
