package io.github.temporallambda.replay.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void documentationNamesEveryChangeThatNoReplaySeesAndCountsThemAll() throws IOException {
    String page = Files.readString(Path.of("docs/replay-gate.md"));

    assertThat(page)
        .contains("that: " + pairs.size() + " pairs")
        .contains("breaks the execution | " + count(Expect.BREAKS) + " |")
        .contains("is harmless | " + count(Expect.HARMLESS) + " |")
        .contains("no replay can tell | " + count(Expect.UNSEEN) + " |");
    assertThat(pairs)
        .filteredOn(pair -> pair.expected() == Expect.UNSEEN)
        .allSatisfy(pair -> assertThat(page).contains("`" + pair.name() + "`"));
  }

  private long count(Expect expected) {
    return pairs.stream().filter(pair -> pair.expected() == expected).count();
  }
}
