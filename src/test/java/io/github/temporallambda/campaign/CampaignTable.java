package io.github.temporallambda.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.campaign.PointOutcome.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a campaign found, to be printed.
 *
 * @param title what it is a campaign of
 * @param of how many points were asked for
 * @param outcomes what came of those that there was time for
 */
record CampaignTable(String title, int of, List<PointOutcome> outcomes) {

  /** How often something is asked while waiting differs from run to run; little else does. */
  private static final double NOT_REACHED_AT_MOST = 0.05;

  /**
   * Prints it.
   *
   * @throws AssertionError where a point was not survived or not tried, and where points were not
   *     reached that are more than those few which depend on how long something takes
   */
  void judge() {
    System.out.println(render());
    assertThat(failures()).isEmpty();
    assertThat(outcomes).anyMatch(PointOutcome::survived);
    assertThat(notReached())
        .as("points to which no run came: do runs still make the calls that were recorded?")
        .hasSizeLessThanOrEqualTo((int) Math.ceil(outcomes.size() * NOT_REACHED_AT_MOST));
    assertThat(Asked.isLimited() || outcomes.size() == of).as("all were tried").isTrue();
  }

  String render() {
    StringBuilder text =
        new StringBuilder("\n" + title + ", " + outcomes.size() + " of " + of + " points\n");
    row(text, "", "points", "ended", "by the next", "not reached", "survived");
    groups().forEach((group, of) -> row(text, group, of));
    row(text, "all", outcomes);
    notReached().forEach(line -> text.append("not reached: ").append(line).append('\n'));
    return text.toString();
  }

  /** The points that were not survived, each with both end states. */
  String failures() {
    return outcomes.stream()
        .filter(PointOutcome::failed)
        .map(outcome -> outcome.group() + ", " + outcome.point() + "\n" + outcome.shown())
        .collect(Collectors.joining("\n\n"));
  }

  private List<String> notReached() {
    return outcomes.stream()
        .filter(outcome -> outcome.verdict() == Verdict.NOT_REACHED)
        .map(outcome -> outcome.group() + ", " + outcome.point() + ": " + outcome.shown())
        .toList();
  }

  private Map<String, List<PointOutcome>> groups() {
    return outcomes.stream()
        .collect(Collectors.groupingBy(PointOutcome::group, TreeMap::new, Collectors.toList()));
  }

  private static void row(StringBuilder text, String group, List<PointOutcome> of) {
    long survived = of.stream().filter(PointOutcome::survived).count();
    row(
        text,
        group,
        of.size(),
        count(of, Verdict.ENDED),
        count(of, Verdict.COMPLETED_BY_THE_NEXT),
        count(of, Verdict.NOT_REACHED),
        survived);
  }

  private static void row(StringBuilder text, Object... cells) {
    text.append(String.format(Locale.ROOT, "%-42s %7s %7s %11s %12s %9s%n", cells));
  }

  private static long count(List<PointOutcome> outcomes, Verdict verdict) {
    return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
  }
}
