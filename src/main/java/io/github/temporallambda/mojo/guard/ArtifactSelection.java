package io.github.temporallambda.mojo.guard;

import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * Which file of a module is the one to ship: the only packaged jar or zip that holds code, or the
 * one of a classifier.
 *
 * <p>Only files count that were packaged in this very invocation of Maven. What an earlier one left
 * in {@code target} may be another commit's code.
 */
public final class ArtifactSelection {

  /** The word that stands for the artifact without a classifier. */
  public static final String MAIN = "main";

  private static final Set<String> EXTENSIONS = Set.of("jar", "zip");
  private static final Set<String> NEVER_SHIPPED =
      Set.of("sources", "javadoc", "tests", "test-sources", "test-javadoc");

  private final MavenProject module;
  private final String goal;

  /**
   * Of a module.
   *
   * @param module the project that was packaged; where the goal forked the build, Maven's {@code
   *     ${executedProject}}
   * @param goal the goal, for the command in messages
   */
  public ArtifactSelection(MavenProject module, String goal) {
    this.module = module;
    this.goal = goal;
  }

  /**
   * The file to ship.
   *
   * @param classifier of an attached artifact, or {@link #MAIN}; empty: there must be only one
   *     candidate
   * @throws ProblemException (configuration) when nothing was packaged in this invocation, no
   *     artifact has the classifier, or there are several candidates and no classifier
   */
  public Path select(Optional<String> classifier) {
    List<Artifact> packaged = packaged();
    if (packaged.isEmpty()) {
      throw new ProblemException(nothingPackaged());
    }
    return classifier.isPresent()
        ? withClassifier(packaged, classifier.get())
        : theOnlyOne(packaged);
  }

  private List<Artifact> packaged() {
    return Stream.concat(Stream.of(module.getArtifact()), module.getAttachedArtifacts().stream())
        .filter(artifact -> artifact.getFile() != null && artifact.getFile().isFile())
        .filter(artifact -> EXTENSIONS.contains(extension(artifact.getFile())))
        .toList();
  }

  private Path withClassifier(List<Artifact> packaged, String classifier) {
    List<Artifact> matching =
        packaged.stream().filter(artifact -> classifier.equals(classifierOf(artifact))).toList();
    if (matching.size() != 1) {
      throw new ProblemException(
          Problem.configuration(
                  PropertyNames.CLASSIFIER
                      + ": "
                      + (matching.isEmpty() ? "no jar or zip" : "more than one jar or zip")
                      + " of this module has the classifier '"
                      + classifier
                      + "'.",
                  "write -D" + PropertyNames.CLASSIFIER + "=… with one of those listed")
              .withEvidence(described(packaged)));
    }
    return matching.get(0).getFile().toPath();
  }

  private Path theOnlyOne(List<Artifact> packaged) {
    List<Artifact> candidates = packaged.stream().filter(ArtifactSelection::mayShip).toList();
    if (candidates.size() > 1) {
      throw new ProblemException(
          Problem.configuration(
                  "This module packages several files with code, and "
                      + PropertyNames.CLASSIFIER
                      + " does not say which one to ship.",
                  "write -D" + PropertyNames.CLASSIFIER + "=… with one of those listed")
              .withEvidence(described(candidates)));
    }
    return (candidates.isEmpty() ? packaged : candidates).get(0).getFile().toPath();
  }

  private static boolean mayShip(Artifact artifact) {
    return !NEVER_SHIPPED.contains(classifierOf(artifact)) && holdsCode(artifact.getFile());
  }

  /** A file that cannot be read counts, so that its reader can say what is wrong with it. */
  private static boolean holdsCode(File file) {
    try (ZipFile zip = new ZipFile(file)) {
      return zip.stream()
          .anyMatch(
              entry ->
                  entry.getName().endsWith(".class") || entry.getName().matches("lib/[^/]+\\.jar"));
    } catch (IOException e) {
      return true;
    }
  }

  private static List<String> described(List<Artifact> artifacts) {
    return artifacts.stream()
        .map(
            artifact ->
                artifact.getFile().getName() + " (classifier " + classifierOf(artifact) + ")")
        .toList();
  }

  private static String classifierOf(Artifact artifact) {
    return artifact.hasClassifier() ? artifact.getClassifier() : MAIN;
  }

  private Problem nothingPackaged() {
    return Problem.configuration(
        "No jar or zip of module "
            + module.getArtifactId()
            + " was packaged in this invocation of Maven; one left by an earlier run is never"
            + " shipped.",
        "run mvn package temporal-lambda:" + goal);
  }

  private static String extension(File file) {
    return file.getName().substring(file.getName().lastIndexOf('.') + 1);
  }
}
