package io.github.temporallambda.mojo.parameter;

import io.github.temporallambda.problem.Problem;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of one block of the POM, which nothing on the command line sets. Otherwise as
 * its {@link ParameterReader}: what is wrong is remembered there, each with the element's full
 * name, as {@code temporal-lambda.rehearse.releases[2].gitRef}. Blocks of a list count from 1.
 */
public final class BlockReader {

  private final ParameterReader in;
  private final String name;

  /**
   * Of a block.
   *
   * @param name its full name, with the plugin's prefix
   */
  public BlockReader(ParameterReader in, String name) {
    this.in = in;
    this.name = name;
  }

  /** The block {@code element} within this one. */
  public BlockReader block(String element) {
    return new BlockReader(in, nameOf(element));
  }

  /** One of the blocks of the list {@code element}, {@code number} from 1. */
  public BlockReader block(String element, int number) {
    return new BlockReader(in, nameOf(element) + "[" + number + "]");
  }

  /** The full name of an element. */
  public String nameOf(String element) {
    return name + "." + element;
  }

  /** An element that may be left out; otherwise as {@link ParameterReader#optional}. */
  public <T> Optional<T> optional(
      String element, @Nullable String raw, Function<? super String, ? extends T> parser) {
    if (raw == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(raw));
    } catch (IllegalArgumentException e) {
      wrong(element, e.getMessage(), "correct <" + element + "> there");
      return Optional.empty();
    }
  }

  /** An element that must be given; otherwise as {@link #optional}. */
  public <T> Optional<T> required(
      String element, @Nullable String raw, Function<? super String, ? extends T> parser) {
    if (raw == null || raw.isBlank()) {
      wrong(element, "it is missing", "write <" + element + ">…</" + element + "> there");
      return Optional.empty();
    }
    return optional(element, raw, parser);
  }

  /** Remembers what is wrong with an element. */
  public void wrong(String element, @Nullable String what, String next) {
    in.add(Problem.configuration(nameOf(element) + ": " + what + ".", next));
  }

  /** Remembers what is wrong with the block as a whole. */
  public void wrong(String what, String next) {
    in.add(Problem.configuration(name + ": " + what + ".", next));
  }
}
