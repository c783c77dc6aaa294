package io.github.temporallambda.history;

/**
 * A history that cannot be replayed because of what it is. The message says why in words, such as
 * "it has no events", and never repeats the history's content.
 */
public final class BrokenHistoryException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Tells why; the reader continues the sentence "FILE: …". */
  public BrokenHistoryException(String reason) {
    super(reason);
  }
}
