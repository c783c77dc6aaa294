package io.github.temporallambda.mojo;

import org.jspecify.annotations.Nullable;

/** A {@code <signal>} of an {@code <execution>}: what makes open workflow executions go on. */
public class SignalParameters {

  @Nullable String name;
  @Nullable String input;

  /** {@code <name>}: the signal's name. */
  public void setName(String name) {
    this.name = name;
  }

  /** {@code <input>}: its only argument, as JSON. */
  public void setInput(String input) {
    this.input = input;
  }
}
