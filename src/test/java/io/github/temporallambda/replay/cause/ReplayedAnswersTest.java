package io.github.temporallambda.replay.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.History;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Causes and explanations of what the SDK in use really answers. */
class ReplayedAnswersTest {

  private static final String HERE = Changes.class.getName();

  private static History recorded;

  @BeforeAll
  static void recordOnce() {
    recorded = ReplayedAnswers.record(Changes.Recorded.class);
  }

  @Test
  void anotherActivityIsToldByBothNames() {
    assertThat(explained(recorded, Changes.Renamed.class))
        .isEqualTo(
            """
            the code does not do what the history recorded [TMPRL1100]
            recorded  ACTIVITY_TASK_SCHEDULED, activity type 'Book'
            the code  schedules an activity, activity type 'Cancel'
            events    13 WORKFLOW_TASK_SCHEDULED
                      14 WORKFLOW_TASK_STARTED
                      15 WORKFLOW_TASK_COMPLETED
                    > 16 ACTIVITY_TASK_SCHEDULED Book
                      17 ACTIVITY_TASK_STARTED
                      18 ACTIVITY_TASK_COMPLETED""");
  }

  @Test
  void commandOfAnotherKindIsToldInWords() {
    assertThat(explained(recorded, Changes.WithoutTimer.class))
        .contains("recorded  TIMER_STARTED\nthe code  schedules an activity\n")
        .contains("> 11 TIMER_STARTED\n");
    assertThat(explained(recorded, Changes.Ends.class))
        .contains("recorded  ACTIVITY_TASK_SCHEDULED 'Book'\nthe code  completes the workflow\n");
    assertThat(explained(recorded, Changes.Fails.class))
        .contains("recorded  ACTIVITY_TASK_SCHEDULED 'Book'\nthe code  fails the workflow\n");
  }

  @Test
  void missingCommandIsToldWithoutTheEventThatTheSdkPrints() {
    assertThat(ReplayedAnswers.answer(recorded, Changes.Waits.class))
        .as("the SDK prints the whole event")
        .contains(ReplayedAnswers.SECRET);
    assertThat(explained(recorded, Changes.Waits.class))
        .contains("recorded  ACTIVITY_TASK_SCHEDULED 'Book'\nthe code  does nothing more here\n")
        .contains("> 5 ACTIVITY_TASK_SCHEDULED Book\n");
  }

  @Test
  void exceptionOfTheWorkflowIsToldByClassAndLine() {
    assertThat(explained(recorded, Changes.Throws.class))
        .startsWith("the workflow's code throws java.lang.IllegalStateException\n")
        .contains("> 4 WORKFLOW_TASK_COMPLETED\n")
        .containsPattern("\ncode at   \\Q" + HERE + "$Throws.go(Changes.java:\\E\\d+\\)$");
    assertThat(explained(recorded, Changes.ThrowsLater.class))
        .startsWith("the workflow's code throws java.lang.NumberFormatException\n")
        .contains("code at   " + HERE + "$ThrowsLater.go(");
    assertThat(explained(recorded, Changes.NotMade.class))
        .startsWith("the workflow's code throws java.lang.IllegalStateException\n")
        .contains("code at   " + HERE + "$NotMade.<init>(");
  }

  @Test
  void payloadThatCannotBeReadIsToldByClassAlone() {
    assertThat(explained(recorded, Changes.TakesNumber.class))
        .startsWith("a payload cannot be converted: com.fasterxml.jackson.databind.exc.")
        .doesNotContain("code at");
  }

  @Test
  void unregisteredTypeIsToldByItsName() {
    assertThat(explained(recorded, Changes.TourOnly.class))
        .isEqualTo("the artifact registers no workflow type 'Trip'");
  }

  @Test
  void versionThatIsGoneIsToldWithItsChangeIdAndLine() {
    History versioned = ReplayedAnswers.record(Changes.Versioned.class);

    assertThat(explained(versioned, Changes.OldVersionGone.class))
        .startsWith(
            "a branch of Workflow.getVersion is gone: Version 1 of changeId rebooking is not"
                + " supported. Supported v is between 2 and 3.\n")
        .contains("code at   " + HERE + "$OldVersionGone.go(");
  }

  @Test
  void versionThatWasAddedBeforeAnOlderOneIsToldSo() {
    History versioned = ReplayedAnswers.record(Changes.VersionedLater.class);

    assertThat(explained(versioned, Changes.VersionAddedEarlier.class))
        .contains("the code  calls getVersion with that change id earlier than the code")
        .contains("> 11 MARKER_RECORDED Version\n");
  }

  @Test
  void localActivityThatIsGoneIsToldByItsType() {
    History local = ReplayedAnswers.record(Changes.Local.class);

    assertThat(explained(local, Changes.Recorded.class))
        .contains("recorded  a local activity of type 'Book'")
        .contains("> 5 MARKER_RECORDED LocalActivity\n");
  }

  /** What is told of it, in which there must be no payload. */
  private static String explained(History history, Class<?> changed) {
    String words = WorkerAnswer.words(ReplayedAnswers.answer(history, changed));
    assertThat(words).doesNotContain(ReplayedAnswers.SECRET);
    ReplayCause cause = WorkerAnswer.cause(words);
    Explanation explanation =
        Explanation.of(cause).around(new RecordedEvents(history.toByteArray()));
    return String.join("\n", cause.says(), String.join("\n", explanation.lines())).strip();
  }
}
