package io.github.temporallambda.report;

import io.github.temporallambda.replay.cause.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the sources of what is released lie, so that a line of a stack trace can be shown in its
 * file. What a stack trace says is foreign text: only a file that is there, below a root and below
 * the work tree, is ever named.
 *
 * @param workTree the root of the git work tree; empty where there is none: then no file is named
 * @param roots the directories of sources that the build compiles, of all its modules
 */
public record SourceRoots(Optional<Path> workTree, List<Path> roots) {

  private static final Pattern PLACE = Pattern.compile("([\\w$.-]+):(\\d{1,9})");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$]+");

  public SourceRoots {
    roots = List.copyOf(roots);
  }

  /**
   * Of the work tree around {@code directory}: the nearest directory upwards that holds {@code
   * .git}.
   */
  public static SourceRoots around(Path directory, List<Path> roots) {
    Path at = directory.toAbsolutePath().normalize();
    while (at != null && !Files.exists(at.resolve(".git"))) {
      at = at.getParent();
    }
    return new SourceRoots(Optional.ofNullable(at), roots);
  }

  /** Of a run that has no sources at hand. */
  public static SourceRoots none() {
    return new SourceRoots(Optional.empty(), List.of());
  }

  /** The line of {@code frame} in the repository; empty where it is not of these sources. */
  public Optional<SourceLine> find(Frame frame) {
    Matcher place = PLACE.matcher(frame.place());
    if (workTree.isEmpty() || !place.matches()) {
      return Optional.empty();
    }
    int line = Integer.parseInt(place.group(2));
    return directory(frame.method())
        .flatMap(directory -> file(directory, place.group(1)))
        .map(file -> new SourceLine(file, line));
  }

  /** The directory of the package in {@code com.acme.Order$Inner.run}: all but class and method. */
  private static Optional<Path> directory(String method) {
    String[] names = method.split("\\.", -1);
    Path directory = Path.of("");
    for (int i = 0; i < names.length - 2; i++) {
      if (!NAME.matcher(names[i]).matches()) {
        return Optional.empty();
      }
      directory = directory.resolve(names[i]);
    }
    return Optional.of(directory);
  }

  private Optional<String> file(Path directory, String name) {
    return roots.stream()
        .map(root -> root.resolve(directory).resolve(name))
        .filter(Files::isRegularFile)
        .flatMap(file -> shown(file).stream())
        .findFirst();
  }

  private Optional<String> shown(Path file) {
    try {
      Path tree = workTree.orElseThrow().toRealPath();
      Path real = file.toRealPath();
      return real.startsWith(tree)
          ? Optional.of(tree.relativize(real).toString().replace('\\', '/'))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a source file cannot be read: " + file, e);
    }
  }
}
