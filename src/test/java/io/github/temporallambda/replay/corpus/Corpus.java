package io.github.temporallambda.replay.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All pairs: the interfaces with {@link Pair} in this package and those below it. */
public final class Corpus {

  private Corpus() {}

  /** Sorted by their names. */
  public static List<CorpusPair> pairs() {
    Path root = root();
    Path corpus = root.resolve(Corpus.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.walk(corpus)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .map(name -> load(name.replace('/', '.').replace('\\', '.')))
          .filter(type -> type.isAnnotationPresent(Pair.class))
          .map(CorpusPair::of)
          .sorted((one, other) -> one.name().compareTo(other.name()))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path root() {
    try {
      return Path.of(Corpus.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Corpus.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
