package io.github.temporallambda.history.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What every sample keeps, of whatever candidates. */
class StratifiedSampleTest {

  @Property
  void sameSeedTakesTheSameOnesInWhateverOrderTheyCome(
      @ForAll("candidates") List<Candidate<Integer>> candidates,
      @ForAll @IntRange(min = 1, max = 60) int most,
      @ForAll long seed,
      @ForAll long order) {
    List<Candidate<Integer>> shuffled = new ArrayList<>(candidates);
    Collections.shuffle(shuffled, new Random(order));

    assertThat(StratifiedSample.choose(shuffled, most, seed))
        .isEqualTo(StratifiedSample.choose(candidates, most, seed));
  }

  @Property
  void thereAreAsManyAsWantedUnlessTypesDemandMore(
      @ForAll("candidates") List<Candidate<Integer>> candidates,
      @ForAll @IntRange(min = 1, max = 60) int most,
      @ForAll long seed) {
    List<Candidate<Integer>> chosen = StratifiedSample.choose(candidates, most, seed);

    assertThat(chosen)
        .doesNotHaveDuplicates()
        .isSubsetOf(candidates)
        .hasSize(Math.min(candidates.size(), Math.max(most, types(candidates).size())));
  }

  @Property
  void noTypeIsLeftOut(
      @ForAll("candidates") List<Candidate<Integer>> candidates,
      @ForAll @IntRange(min = 1, max = 60) int most,
      @ForAll long seed) {
    assertThat(types(StratifiedSample.choose(candidates, most, seed))).isEqualTo(types(candidates));
  }

  @Property
  void everyGroupOfATypeComesBeforeAnyHasItsSecond(
      @ForAll("candidates") List<Candidate<Integer>> candidates,
      @ForAll @IntRange(min = 1, max = 60) int most,
      @ForAll long seed) {
    Map<List<String>, Long> there = groups(candidates);
    Map<List<String>, Long> chosen = groups(StratifiedSample.choose(candidates, most, seed));

    long mostOfOne = chosen.values().stream().mapToLong(Long::longValue).max().orElse(0);
    there.forEach(
        (group, size) ->
            assertThat(chosen.getOrDefault(group, 0L))
                .as("of group %s", group)
                .isGreaterThanOrEqualTo(Math.min(size, mostOfOne - 1)));
  }

  @Property
  void smallerSampleIsTheBeginningOfALargerOne(
      @ForAll("candidates") List<Candidate<Integer>> candidates,
      @ForAll @IntRange(min = 1, max = 60) int most,
      @ForAll long seed) {
    List<Candidate<Integer>> smaller = StratifiedSample.choose(candidates, most, seed);

    assertThat(StratifiedSample.choose(candidates, most + 5, seed)).startsWith(array(smaller));
  }

  @Example
  void anotherSeedTakesOthersAndTheSameSeedTakesThemOnEveryMachine() {
    List<Candidate<Integer>> alike =
        IntStream.range(0, 1000).mapToObj(i -> of(i, "Order", "up to 10")).toList();

    List<Integer> one = values(StratifiedSample.choose(alike, 10, 1));

    assertThat(one).isNotEqualTo(values(StratifiedSample.choose(alike, 10, 2)));
    assertThat(one).containsExactly(827, 618, 22, 341, 444, 967, 353, 771, 914, 280);
  }

  @Example
  void oneExecutionMoreDisplacesNoMoreThanOne() {
    List<Candidate<Integer>> some =
        IntStream.range(0, 1000).mapToObj(i -> of(i, "T" + i % 3, "up to " + i % 7)).toList();
    List<Candidate<Integer>> more =
        Stream.concat(some.stream(), Stream.of(of(1000, "T0", "up to 0"))).toList();

    List<Integer> grown = new ArrayList<>(values(StratifiedSample.choose(more, 100, 1)));
    grown.removeAll(values(StratifiedSample.choose(some, 100, 1)));

    assertThat(grown).hasSizeLessThanOrEqualTo(1);
  }

  @Provide
  Arbitrary<List<Candidate<Integer>>> candidates() {
    return Combinators.combine(
            Arbitraries.of("Order", "Refund", "Parcel", "Invoice"),
            Arbitraries.of("up to 10", "up to 30", "up to 100"))
        .as((type, group) -> List.of(type, group))
        .list()
        .ofMaxSize(60)
        .map(
            kinds ->
                IntStream.range(0, kinds.size())
                    .mapToObj(i -> of(i, kinds.get(i).get(0), kinds.get(i).get(1)))
                    .toList());
  }

  private static Candidate<Integer> of(int number, String type, String group) {
    return new Candidate<>(number, "run-" + number, type, group);
  }

  private static Set<String> types(List<Candidate<Integer>> candidates) {
    return candidates.stream().map(Candidate::type).collect(Collectors.toSet());
  }

  private static Map<List<String>, Long> groups(List<Candidate<Integer>> candidates) {
    return candidates.stream()
        .collect(
            Collectors.groupingBy(one -> List.of(one.type(), one.group()), Collectors.counting()));
  }

  private static List<Integer> values(List<Candidate<Integer>> candidates) {
    return candidates.stream().map(Candidate::value).toList();
  }

  @SuppressWarnings("unchecked")
  private static Candidate<Integer>[] array(List<Candidate<Integer>> candidates) {
    return candidates.toArray(Candidate[]::new);
  }
}
