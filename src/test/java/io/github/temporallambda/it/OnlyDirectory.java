package io.github.temporallambda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a directory whose name is known up to its last part, usually a version. */
final class OnlyDirectory {

  private OnlyDirectory() {}

  /**
   * The directory below {@code parent} whose name begins with {@code prefix}; empty when there is
   * none or no {@code parent}.
   *
   * @throws IllegalStateException when there are several
   */
  static Optional<Path> in(Path parent, String prefix) {
    if (!Files.isDirectory(parent)) {
      return Optional.empty();
    }
    try (Stream<Path> children = Files.list(parent)) {
      List<Path> found =
          children
              .filter(Files::isDirectory)
              .filter(child -> child.getFileName().toString().startsWith(prefix))
              .toList();
      if (found.size() > 1) {
        throw new IllegalStateException("several directories fit " + prefix + "*: " + found);
      }
      return found.stream().findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
