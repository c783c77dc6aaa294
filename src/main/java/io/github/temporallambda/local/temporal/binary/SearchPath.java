package io.github.temporallambda.local.temporal.binary;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code PATH} of an environment; Windows calls it {@code Path}. */
final class SearchPath {

  private SearchPath() {}

  /** The first executable file called {@code fileName}; empty entries are passed over. */
  static Optional<Path> find(Map<String, String> environment, String fileName) {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase("PATH"))
        .flatMap(entry -> Stream.of(entry.getValue().split(Pattern.quote(File.pathSeparator))))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, fileName))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
