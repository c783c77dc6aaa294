package io.github.temporallambda.handler;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes unpacked artifacts of test classes, laid out as Lambda does. */
public final class Layouts {

  /** What a handler without Temporal needs. */
  public static final Pattern LAMBDA_CORE = Pattern.compile("aws-lambda-java-core-.*\\.jar");

  /** What a Temporal worker needs, from this build's own class path. */
  public static final Pattern WORKER =
      Pattern.compile(
          "(aws-lambda-java-core|temporal-sdk|temporal-serviceclient|temporal-envconfig|tally-core|grpc-|proto"
              + "|protobuf-|perfmark|guava|failureaccess|gson|jackson-|micrometer-|nexus-|slf4j-api"
              + "|error_prone_annotations).*\\.jar");

  private Layouts() {}

  /** The fixtures' package beside {@code neighbour} at the root and the matching jars in lib. */
  public static Path of(Path directory, Class<?> neighbour, Pattern jars) {
    return of(directory, neighbour, jarsMatching(jars));
  }

  /** The fixtures' package beside {@code neighbour} at the root and these jars in lib. */
  public static Path of(Path directory, Class<?> neighbour, List<Path> jars) {
    copy(directory, neighbour, neighbour.getPackageName().replace('.', '/') + "/fixture");
    try {
      Path lib = Files.createDirectory(directory.resolve("lib"));
      for (Path jar : jars) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
      return directory;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Adds the package of {@code neighbour}, with all below it, to the root of a layout. */
  public static void addPackage(Path directory, Class<?> neighbour) {
    copy(directory, neighbour, neighbour.getPackageName().replace('.', '/'));
  }

  private static void copy(Path directory, Class<?> neighbour, String packagePath) {
    try {
      Path classes = Path.of(neighbour.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(classes.resolve(packagePath))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = directory.resolve(classes.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The jars of this build's own class path whose names match, as a class path. */
  static String classPath(String names) {
    return jarsMatching(Pattern.compile("(" + names + ")\\.jar")).stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The jars of this build's own class path whose names match. */
  public static List<Path> jarsMatching(Pattern jars) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> jars.matcher(path.getFileName().toString()).matches())
        .toList();
  }
}
