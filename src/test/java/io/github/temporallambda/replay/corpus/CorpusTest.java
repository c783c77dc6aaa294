package io.github.temporallambda.replay.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What makes the corpus worth its name. */
class CorpusTest {

  private final List<CorpusPair> pairs = Corpus.pairs();

  @Test
  void corpusIsLarge() {
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(140);
  }

  @Test
  void everyTopicHasChangesThatBreakAndSuchThatDoNot() {
    Map<String, Collection<Expect>> topics =
        pairs.stream()
            .collect(
                Collectors.groupingBy(
                    CorpusPair::topic,
                    Collectors.mapping(
                        CorpusPair::expected, Collectors.toCollection(HashSet::new))));

    // No change of a query breaks an execution.
    assertThat(topics.remove("query")).containsExactly(Expect.HARMLESS);
    assertThat(topics)
        .hasSize(12)
        .allSatisfy((topic, all) -> assertThat(all).contains(Expect.BREAKS, Expect.HARMLESS));
  }

  @Test
  void everyPairHasAWorkflowTypeOfItsOwn() {
    assertThat(pairs).extracting(CorpusPair::name).doesNotHaveDuplicates();
  }
}
