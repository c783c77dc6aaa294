package io.github.temporallambda.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The first files of a directory, by name. */
final class FirstFiles {

  private FirstFiles() {}

  static List<Path> of(Path directory, int count) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> first = files.sorted().limit(count).toList();
      if (first.size() != count) {
        throw new IllegalStateException("only " + first.size() + " of " + count + " are there");
      }
      return first;
    }
  }
}
