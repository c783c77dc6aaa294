package io.github.temporallambda.artifact;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * A deployment package as Lambda lays it out: classes and resources from the root, and the jars
 * that lie directly in {@code lib/}, which join the class path as they are.
 */
public final class PackageLayout {

  /**
   * The resource that may carry Build ID and commit, and nothing else, to the worker. It is the one
   * entry that a {@link ContentDigest} leaves out, since it differs from commit to commit where the
   * code does not.
   */
  public static final String BUILD_PROPERTIES = "META-INF/temporal-lambda/build.properties";

  private static final Pattern LIBRARY = Pattern.compile("lib/[^/]+\\.jar");

  private PackageLayout() {}

  /**
   * Unpacks the package into an empty directory, in Lambda's layout.
   *
   * <p>Every file is made anew and no link is followed or made. After a failure the directory holds
   * what had been unpacked until then.
   *
   * @param target an empty directory, or a name at which one can be made
   * @return {@code target}
   * @throws IllegalArgumentException when {@code target} is something else than an empty directory
   * @throws io.github.temporallambda.problem.ProblemException (configuration) when the package
   *     changed since it was read, exceeds {@code limits}, or cannot be written there
   */
  public static Path unpack(DeploymentPackage pack, Path target, ReadLimits limits) {
    prepare(target);
    try (PackageFile file = PackageFile.reopen(pack);
        SafeZip zip = file.zip(limits)) {
      zip.entries().forEach(entry -> unpack(zip, entry, target));
    }
    return target;
  }

  /**
   * Whether Lambda would find the class in this package, at its root or within a jar in {@code
   * lib/}.
   *
   * @param binaryClassName as {@link Class#getName()} has it, for instance {@code
   *     org.example.Worker$Handler}
   * @throws io.github.temporallambda.problem.ProblemException (configuration) when the package
   *     changed since it was read
   */
  public static boolean containsClass(DeploymentPackage pack, String binaryClassName) {
    return content(pack, binaryClassName).isPresent();
  }

  /**
   * The class as Lambda would load it from this package; empty where it holds none of that name, or
   * something else than a compiled class.
   *
   * @param binaryClassName as {@link Class#getName()} has it
   * @throws io.github.temporallambda.problem.ProblemException (configuration) when the package
   *     changed since it was read
   */
  public static Optional<ClassFile> classFile(DeploymentPackage pack, String binaryClassName) {
    return content(pack, binaryClassName).flatMap(ClassFile::of);
  }

  /** The root goes before the jars, as on the class path of a function. */
  private static Optional<byte[]> content(DeploymentPackage pack, String binaryClassName) {
    String path = binaryClassName.replace('.', '/') + ".class";
    ReadLimits limits = ReadLimits.ofLambda();
    ReadBudget nested = ReadBudget.ofNestedJars(limits);
    try (PackageFile file = PackageFile.reopen(pack);
        SafeZip zip = file.zip(limits)) {
      return zip.content(path)
          .or(
              () ->
                  zip.files().stream()
                      .filter(entry -> isLibrary(entry.getName()))
                      .flatMap(entry -> inLibrary(zip, entry, nested, path).stream())
                      .findFirst());
    }
  }

  /** Whether Lambda puts the entry on the class path as a jar. */
  static boolean isLibrary(String path) {
    return LIBRARY.matcher(path).matches();
  }

  private static Optional<byte[]> inLibrary(
      SafeZip zip, ZipArchiveEntry entry, ReadBudget nested, String path) {
    try (SafeZip library = NestedJar.open(zip, entry, nested)) {
      return library.content(path);
    }
  }

  private static void prepare(Path target) {
    try {
      Files.createDirectories(target);
      try (Stream<Path> content = Files.list(target)) {
        if (Files.isSymbolicLink(target) || content.findAny().isPresent()) {
          throw new IllegalArgumentException("not an empty directory: " + target);
        }
      }
    } catch (IOException e) {
      throw PackageProblems.unwritable(target.toString(), target, e);
    }
  }

  private static void unpack(SafeZip zip, ZipArchiveEntry entry, Path target) {
    try {
      Path path = target.toAbsolutePath().resolve(entry.getName());
      if (entry.isDirectory()) {
        Files.createDirectories(path);
      } else {
        Files.createDirectories(requireNonNull(path.getParent()));
        write(zip, entry, path);
      }
    } catch (IOException | InvalidPathException e) {
      throw PackageProblems.unwritable(entry.getName(), target, e);
    }
  }

  private static void write(SafeZip zip, ZipArchiveEntry entry, Path path) throws IOException {
    try (OutputStream sink =
        Files.newOutputStream(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      zip.copy(entry, sink);
    }
  }
}
