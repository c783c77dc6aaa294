package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionFactsTest {

  private static final Optional<SampleFacts> SAMPLE =
      Optional.of(new SampleFacts(1000, 1000, 48_211, 5, 17, 4000, 1));

  @Test
  void allOfFewAreCounted() {
    assertThat(new SelectionFacts(412, 412, 412, List.of(), Optional.empty(), 0).says())
        .isEqualTo("412 of 412");
  }

  @Test
  void sampleTellsItsBandsAndHowToTakeItAgain() {
    SelectionFacts facts = new SelectionFacts(48_211, 48_211, 1000, List.of(), SAMPLE, 0);

    assertThat(facts.says()).isEqualTo("1,000 of 48,211, every workflow type, 17 bands");
    assertThat(facts.leftOut()).isEqualTo(47_211);
    assertThat(SAMPLE.orElseThrow().how()).isEqualTo("sample of 4,000 looked at, sampleSeed 1");
  }

  @Test
  void typesThatAreMoreThanWereWantedAreAllThereAndItIsSaid() {
    assertThat(new SampleFacts(12, 10, 500, 12, 12, 40, 1).says())
        .isEqualTo("12 of 500, every workflow type (more than maxHistories), 12 bands");
  }

  @Test
  void narrowingNamesItsParametersAndWhatMovesAllTheSame() {
    SelectionFacts facts =
        new SelectionFacts(412, 40, 40, List.of("workflowTypes"), Optional.empty(), 0);

    assertThat(facts.says()).isEqualTo("40 of 412, narrowed by workflowTypes");
    assertThat(facts.leftOut()).isEqualTo(372);
  }

  @Test
  void sampleOfWhatWasNarrowedTellsBoth() {
    assertThat(
            new SelectionFacts(60_000, 48_211, 1000, List.of("since", "query"), SAMPLE, 0).says())
        .isEqualTo(
            "1,000 of 48,211, every workflow type, 17 bands,"
                + " narrowed by since and query to 48,211 of 60,000");
  }
}
