package io.github.temporallambda.artifact;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lambda layers as a Java function sees them. Lambda unpacks them into {@code /opt}, one over the
 * other, and its Java runtime puts the jars of {@code /opt/java/lib} behind the function's own
 * code, sorted by name; nothing else of a layer is on the class path (AWS's runtime interface
 * client, {@code CustomerClassLoader}).
 */
public final class Layers {

  private static final String JARS = "java/lib";

  private Layers() {}

  /**
   * What the layers add to the class path, in Lambda's order. Of two jars with the same name that
   * of the later layer counts.
   *
   * @param layers layer zips, directories that hold what a layer's zip would, and single jars,
   *     which count as if a layer had them in {@code java/lib}; in the order of the function's
   *     layers
   * @param opt an empty directory for what has to be unpacked
   * @throws ProblemException (configuration) when one adds nothing to the class path, or is a zip
   *     that cannot be read safely
   */
  public static List<Path> classPath(List<Path> layers, Path opt) {
    Map<String, Path> jars = new TreeMap<>();
    for (int i = 0; i < layers.size(); i++) {
      List<Path> found = jars(layers.get(i), opt.resolve(Integer.toString(i)));
      if (found.isEmpty()) {
        throw new ProblemException(addsNothing(layers.get(i)));
      }
      found.forEach(jar -> jars.put(jar.getFileName().toString(), jar));
    }
    return List.copyOf(jars.values());
  }

  private static List<Path> jars(Path layer, Path target) {
    if (Files.isDirectory(layer)) {
      return jarsIn(layer.resolve(JARS));
    }
    if (isJar(layer)) {
      return List.of(layer);
    }
    ReadLimits limits = ReadLimits.ofLambda();
    PackageLayout.unpack(PackageReader.read(layer, limits), target, limits);
    return jarsIn(target.resolve(JARS));
  }

  private static List<Path> jarsIn(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Layers::isJar).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("a layer cannot be read: " + directory, e);
    }
  }

  private static boolean isJar(Path file) {
    return file.toString().endsWith(".jar") && Files.isRegularFile(file);
  }

  private static Problem addsNothing(Path layer) {
    return Problem.configuration(
        "temporal-lambda.layers: '" + layer + "' has no java/lib/*.jar.",
        "name a layer's zip, a directory that holds java/lib, or a jar: of a layer, Lambda's Java"
            + " runtime puts nothing but java/lib/*.jar on the class path");
  }
}
