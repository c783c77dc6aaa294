package io.github.temporallambda.report;

/**
 * One line of a plan, in the words that a dry run prints.
 *
 * @param step the step's stable name
 * @param says what it will do, or why there is nothing to do
 * @param changes whether it will do anything
 */
public record PlanLine(String step, String says, boolean changes) {}
