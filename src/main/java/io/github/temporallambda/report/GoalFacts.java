package io.github.temporallambda.report;

/** What one kind of goal tells, and others do not. */
public sealed interface GoalFacts permits DeploymentStatus, RecordingFacts, PackagedFileFacts {}
