/**
 * The GitHub Action, run as GitHub's runner runs it: {@link
 * io.github.temporallambda.action.ActionDefinition} reads {@code action.yml}, {@link
 * io.github.temporallambda.action.ActionRun} executes its steps, {@link
 * io.github.temporallambda.action.ActionResult} is what a workflow sees of it. Where the runner's
 * source decides, the classes name it (actions/runner 2.336.0).
 */
@NullMarked
package io.github.temporallambda.action;

import org.jspecify.annotations.NullMarked;
