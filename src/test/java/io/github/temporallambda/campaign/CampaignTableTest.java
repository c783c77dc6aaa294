package io.github.temporallambda.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.campaign.PointOutcome.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignTableTest {

  private static final PointOutcome SURVIVED =
      new PointOutcome("at lambda GetFunction #1", "a first release", Verdict.ENDED, "");
  private static final PointOutcome NOT_REACHED =
      PointOutcome.notReached("at lambda GetFunction #9", "a first release", 2);

  @Test
  void pointThatNoRunCameToHasNotBeenSurvived() {
    assertThat(NOT_REACHED.survived()).isFalse();
    assertThatThrownBy(() -> table(List.of(NOT_REACHED)).judge())
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void fewOfManyPointsMayBeOnesThatDependOnTime() {
    assertThatCode(() -> table(ofTwenty(1)).judge()).doesNotThrowAnyException();
    assertThatThrownBy(() -> table(ofTwenty(2)).judge())
        .hasMessageContaining("points to which no run came")
        .hasMessageContaining("the run made 2 of these calls");
  }

  @Test
  void pointThatWasNotTriedFailsTheCampaign() {
    assertThatThrownBy(() -> new CampaignTable("Table of a test", 2, List.of(SURVIVED)).judge())
        .hasMessageContaining("all were tried");
  }

  private static List<PointOutcome> ofTwenty(int notReached) {
    List<PointOutcome> outcomes = new ArrayList<>(Collections.nCopies(20 - notReached, SURVIVED));
    outcomes.addAll(Collections.nCopies(notReached, NOT_REACHED));
    return outcomes;
  }

  private static CampaignTable table(List<PointOutcome> outcomes) {
    return new CampaignTable("Table of a test", outcomes.size(), outcomes);
  }
}
