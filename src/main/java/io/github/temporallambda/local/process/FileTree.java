package io.github.temporallambda.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory with all it holds. */
public final class FileTree {

  private FileTree() {}

  /** Deletes {@code root} from the leaves up, links not followed; fine when it is not there. */
  public static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> leavesFirst;
    try (Stream<Path> paths = Files.walk(root)) {
      leavesFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : leavesFirst) {
      Files.deleteIfExists(path);
    }
  }
}
