package io.github.temporallambda.mojo.wiring;

import java.util.function.Consumer;

/**
 * One line at the foot of a terminal, written again and again over itself. It has to be cleared
 * before a line of the log is written. Safe for use by several threads.
 */
public final class LiveLine {

  /** Longer ones would wrap, and only their last row could be written over. */
  private static final int WIDTH = 79;

  private final Consumer<String> terminal;
  private int shown;

  /**
   * A line that shows nothing yet.
   *
   * @param terminal writes text as it is and at once
   */
  public LiveLine(Consumer<String> terminal) {
    this.terminal = terminal;
  }

  /** Shows {@code text}, as far as it fits, instead of what was shown. */
  public synchronized void show(String text) {
    String fitting = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    terminal.accept("\r" + fitting + " ".repeat(Math.max(0, shown - fitting.length())));
    shown = fitting.length();
  }

  /** Shows nothing; the next text of the terminal begins where this did. */
  public synchronized void clear() {
    if (shown > 0) {
      terminal.accept("\r" + " ".repeat(shown) + "\r");
      shown = 0;
    }
  }
}
