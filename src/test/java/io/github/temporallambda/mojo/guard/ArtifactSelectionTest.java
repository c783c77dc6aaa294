package io.github.temporallambda.mojo.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactSelectionTest {

  @TempDir Path target;
  private MavenProject module = new MavenProject();

  @BeforeEach
  void moduleBeforeItIsPackaged() {
    Model model = new Model();
    model.setArtifactId("worker");
    module = new MavenProject(model);
    module.setArtifact(artifact("jar", null));
  }

  @Test
  void onlyJarIsTheOne() throws IOException {
    Path jar = packageMain(file("worker.jar", "Handler.class"));

    assertThat(select("")).isEqualTo(jar);
  }

  @Test
  void fileLeftByAnEarlierRunIsNeverTaken() throws IOException {
    file("worker.jar", "Handler.class");

    assertThatThrownBy(() -> select(""))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("No jar or zip of module worker was packaged in this invocation")
        .hasMessageContaining("run mvn package temporal-lambda:rollout");
  }

  /** What Maven sets after {@code mvn compile}. */
  @Test
  void directoryOfClassesIsNotAPackage() throws IOException {
    packageMain(Files.createDirectory(target.resolve("classes.jar")));

    assertThatThrownBy(() -> select("")).hasMessageContaining("was packaged in this invocation");
  }

  @Test
  void severalFilesWithCodeStopAndAreListed() throws IOException {
    packageMain(file("worker.jar", "Handler.class"));
    attach("zip", "lambda", file("worker-lambda.zip", "lib/worker.jar"));

    assertThatThrownBy(() -> select(""))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("temporal-lambda.classifier does not say which one")
        .hasMessageContaining("worker.jar (classifier main)")
        .hasMessageContaining("worker-lambda.zip (classifier lambda)");
  }

  @Test
  void classifierDecidesAmongSeveral() throws IOException {
    Path jar = packageMain(file("worker.jar", "Handler.class"));
    Path zip = attach("zip", "lambda", file("worker-lambda.zip", "lib/worker.jar"));

    assertThat(select("lambda")).isEqualTo(zip);
    assertThat(select("main")).isEqualTo(jar);
  }

  @Test
  void classifierThatNothingHasStopsAndListsWhatThereIs() throws IOException {
    packageMain(file("worker.jar", "Handler.class"));

    assertThatThrownBy(() -> select("lamda"))
        .hasMessageContaining("no jar or zip of this module has the classifier 'lamda'")
        .hasMessageContaining("worker.jar (classifier main)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tests", "sources", "javadoc", "test-sources"})
  void whatIsNeverShippedIsNoCandidate(String classifier) throws IOException {
    Path jar = packageMain(file("worker.jar", "Handler.class"));
    attach("jar", classifier, file("worker-x.jar", "HandlerTest.class"));

    assertThat(select("")).isEqualTo(jar);
  }

  @Test
  void fileWithoutCodeIsNoCandidate() throws IOException {
    Path jar = packageMain(file("worker.jar", "Handler.class"));
    attach("zip", "site", file("worker-site.zip", "index.html"));

    assertThat(select("")).isEqualTo(jar);
  }

  @Test
  void mainArtifactWithoutCodeGivesWayToTheAttachedOne() throws IOException {
    packageMain(file("worker.jar", "readme.txt"));
    Path zip = attach("zip", "lambda", file("worker-lambda.zip", "lib/worker.jar"));

    assertThat(select("")).isEqualTo(zip);
  }

  @Test
  void otherKindsOfFilesAreNoCandidates() throws IOException {
    Path jar = packageMain(file("worker.jar", "Handler.class"));
    attach("tar.gz", "dist", file("worker-dist.tar.gz", "Handler.class"));

    assertThat(select("")).isEqualTo(jar);
  }

  @Test
  void brokenZipIsTakenSoThatItsReaderCanSayWhatIsWrong() throws IOException {
    Path broken = packageMain(Files.writeString(target.resolve("worker.jar"), "not a zip"));

    assertThat(select("")).isEqualTo(broken);
  }

  private Path select(String classifier) {
    return new ArtifactSelection(module, "rollout")
        .select(Optional.of(classifier).filter(given -> !given.isEmpty()));
  }

  private Path packageMain(Path file) {
    module.getArtifact().setFile(file.toFile());
    return file;
  }

  @SuppressWarnings("deprecation") // what MavenProjectHelper calls
  private Path attach(String type, String classifier, Path file) {
    Artifact attached = artifact(type, classifier);
    attached.setFile(file.toFile());
    module.addAttachedArtifact(attached);
    return file;
  }

  private Path file(String name, String entry) throws IOException {
    Path file = target.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
    }
    return file;
  }

  private static Artifact artifact(String type, @Nullable String classifier) {
    return new DefaultArtifact(
        "g", "worker", "1", null, type, classifier, new DefaultArtifactHandler(type));
  }
}
