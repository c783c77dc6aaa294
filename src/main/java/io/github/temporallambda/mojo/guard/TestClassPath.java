package io.github.temporallambda.mojo.guard;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.graph.Dependency;

/**
 * The module's test classes and the dependencies that only they have. Resolved by itself, when it
 * is asked for: a goal that demanded it of Maven would demand it of every run.
 *
 * <p>Dependencies of other scopes are left out: the artifact has to bring what it needs, and what
 * it lacks must not be hidden by the tests' class path.
 */
public final class TestClassPath {

  private final ProjectDependenciesResolver resolver;
  private final MavenSession session;

  /** Resolves as {@code session} does. */
  public TestClassPath(ProjectDependenciesResolver resolver, MavenSession session) {
    this.resolver = resolver;
    this.session = session;
  }

  /**
   * Directories and jars; empty where there is no project, and without the directory of test
   * classes where nothing was compiled into it.
   *
   * @throws ProblemException (configuration) when a dependency cannot be resolved
   */
  public List<Path> of(MavenProject project) {
    if (project.getBasedir() == null) {
      return List.of();
    }
    List<Path> entries = new ArrayList<>();
    Path classes = Path.of(project.getBuild().getTestOutputDirectory());
    if (Files.isDirectory(classes)) {
      entries.add(classes);
    }
    try {
      resolver
          .resolve(new DefaultDependencyResolutionRequest(project, session.getRepositorySession()))
          .getDependencies()
          .stream()
          .filter(dependency -> dependency.getScope().equals("test"))
          .map(TestClassPath::file)
          .forEach(entries::add);
    } catch (DependencyResolutionException e) {
      throw new ProblemException(unresolved(project, e), e);
    }
    return List.copyOf(entries);
  }

  private static Path file(Dependency dependency) {
    return dependency.getArtifact().getFile().toPath();
  }

  private static Problem unresolved(MavenProject project, DependencyResolutionException cause) {
    return Problem.configuration(
            "The test dependencies of "
                + project.getArtifactId()
                + " cannot be resolved, and temporal-lambda.replayHandler may need them.",
            "make them resolvable: mvn dependency:resolve")
        .withEvidence(
            cause.getResult().getUnresolvedDependencies().stream()
                .map(dependency -> dependency.getArtifact().toString())
                .toList());
  }
}
