package io.github.temporallambda.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a rendering shows where, as a reader of it finds it: texts by the name of their place, for
 * instance {@code Routing/Current/Before}. Without blanks, since a rendering may break lines as it
 * likes.
 */
final class Places {

  private final Map<String, String> texts = new LinkedHashMap<>();

  /** Puts {@code text} behind what is there already. */
  void add(String place, String text) {
    texts.merge(plain(place), plain(text), String::concat);
  }

  /** Counts one more at this place. */
  void count(String place) {
    texts.merge(place, "1", (old, one) -> String.valueOf(Integer.parseInt(old) + 1));
  }

  /** Empty where there is nothing. */
  String at(String place) {
    return texts.getOrDefault(plain(place), "");
  }

  static String plain(String text) {
    return ForeignText.line(text).replaceAll("\\s+", "");
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
