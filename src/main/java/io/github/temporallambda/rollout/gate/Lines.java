package io.github.temporallambda.rollout.gate;

import java.util.ArrayList;
import java.util.List;

/** Text behind a label, in lines that a console shows whole. */
final class Lines {

  private final int width;

  /** Lines of at most that many characters; a longer word stays whole. */
  Lines(int width) {
    this.width = width;
  }

  /** {@code label} and {@code text}; further lines begin below the text. */
  List<String> hanging(String label, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(label);
    String indent = " ".repeat(label.length());
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
