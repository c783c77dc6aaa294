package io.github.temporallambda.report;

import io.github.temporallambda.history.SelectionFacts;

/**
 * What {@code record} wrote.
 *
 * @param selection how many executions there were, and how many were selected
 * @param kept how many histories lie in the directory now because of this run
 * @param directory the directory, as a user standing in the module's would write it
 */
public record RecordingFacts(SelectionFacts selection, int kept, String directory)
    implements GoalFacts {}
