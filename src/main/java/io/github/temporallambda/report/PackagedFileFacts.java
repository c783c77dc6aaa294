package io.github.temporallambda.report;

/**
 * What {@code packaged-file} answered.
 *
 * @param file the file that a release would ship, as a user standing in the module's directory
 *     would write it
 */
public record PackagedFileFacts(String file) implements GoalFacts {}
