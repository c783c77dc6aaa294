package io.github.temporallambda.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Which points a build asks for, by system properties. */
final class Asked {

  private Asked() {}

  /** Whether every point is gone through, or those that every build has the time for. */
  static boolean isWhole() {
    return Boolean.getBoolean("campaign.whole");
  }

  /** Whether runs of a scenario are disturbed; {@code -Dcampaign.scenario=…} is as {@code only}. */
  static boolean isFor(Scenario scenario) {
    String of = System.getProperty("campaign.scenario", "");
    return Pattern.compile(of).matcher(scenario.label()).find();
  }

  /**
   * Whether a point is among those that {@code -Dcampaign.only=…} asks for, a regular expression
   * that is looked for in its scenario and name; all are by default.
   */
  static boolean isFor(String group, String point) {
    String only = System.getProperty("campaign.only", "");
    return Pattern.compile(only).matcher(group + ", " + point).find();
  }

  /**
   * Those points that {@code -Dcampaign.range=200-399} asks for, counted from 0, the last included;
   * all by default. So a campaign that takes long can be gone through piece by piece. Where its
   * time is limited, in an order of chance, so that builds together come to all of them.
   */
  static <P> List<P> of(List<P> points) {
    String[] range = System.getProperty("campaign.range", "0-" + points.size()).split("-", -1);
    int from = Math.min(points.size(), Integer.parseInt(range[0]));
    int to = Math.min(points.size(), Integer.parseInt(range[1]) + 1);
    List<P> chosen = new ArrayList<>(points.subList(from, Math.max(from, to)));
    if (isLimited()) {
      long seed = Long.getLong("campaign.seed", new Random().nextLong());
      System.out.println("campaign.seed=" + seed);
      Collections.shuffle(chosen, new Random(seed));
    }
    return chosen;
  }

  /** Whether the time for each campaign is limited, by {@code -Dcampaign.minutes=…}. */
  static boolean isLimited() {
    return minutes() > 0;
  }

  /** How long points are begun with; a whole day where it is not limited. */
  static Duration time() {
    return isLimited() ? Duration.ofMinutes(minutes()) : Duration.ofDays(1);
  }

  private static int minutes() {
    return Integer.getInteger("campaign.minutes", 0);
  }
}
