package io.github.temporallambda.mojo.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.mojo.parameter.InnerMaven;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionMavenTest {

  @TempDir Path directory;

  private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
  private final MavenProject module = new MavenProject();
  private final PluginDescriptor plugin = new PluginDescriptor();

  @BeforeEach
  void installMaven() throws IOException {
    Files.createDirectories(directory.resolve("maven/bin"));
    Files.writeString(directory.resolve("maven/bin/mvn"), "");
    system("maven.home", directory.resolve("maven").toString());
    system("java.home", "/jdk");
    system("os.name", "Linux");
    system("maven.multiModuleProjectDirectory", directory.toString());
    request.setLocalRepositoryPath("/repository");
    request.setPom(directory.resolve("pom.xml").toFile());
    module.setFile(directory.resolve("worker/pom.xml").toFile());
    plugin.setGroupId("g");
    plugin.setArtifactId("a");
    plugin.setVersion("1");
  }

  @Test
  void sameMavenJdkPluginAndPomAreUsed() {
    InnerMaven inner = inner();

    assertThat(inner.executable()).isEqualTo(directory.resolve("maven/bin/mvn"));
    assertThat(inner.javaHome()).isEqualTo(Path.of("/jdk"));
    assertThat(inner.plugin()).isEqualTo("g:a:1");
    assertThat(inner.pom()).isEqualTo(directory.resolve("pom.xml"));
    assertThat(inner.module()).isEqualTo(directory.resolve("worker"));
    assertThat(inner.options()).containsExactly("-B", "-ntp", "-Dmaven.repo.local=/repository");
  }

  @Test
  void commandLineAndSettingsOfThisBuildAreHandedOn() throws IOException {
    Path settings = Files.writeString(directory.resolve("settings.xml"), "");
    request.setOffline(true);
    request.setUserSettingsFile(settings.toFile());
    request.setGlobalSettingsFile(directory.resolve("no-such-file.xml").toFile());
    request.setActiveProfiles(List.of("ci"));
    request.setInactiveProfiles(List.of("slow"));
    request.getUserProperties().setProperty("revision", "7");
    request.getUserProperties().setProperty("maven.repo.local", "/repository");
    request.getUserProperties().setProperty("session.rootDirectory", "/work");

    assertThat(inner().options())
        .containsExactly(
            "-B",
            "-ntp",
            "-o",
            "-s",
            settings.toString(),
            "-P",
            "ci",
            "-P",
            "!slow",
            "-Dmaven.repo.local=/repository",
            "-Drevision=7");
  }

  @Test
  void propertiesOfTheSourcesThemselvesAreNotHandedOn() throws IOException {
    Files.createDirectory(directory.resolve(".mvn"));
    Files.writeString(directory.resolve(".mvn/maven.config"), "-T1C\n-Drevision=7\n");
    request.getUserProperties().setProperty("revision", "7");
    request.getUserProperties().setProperty("mine", "1");

    assertThat(inner().options()).contains("-Dmine=1").doesNotContain("-Drevision=7");
  }

  @Test
  void mavenWithoutAScriptCannotBuildACommit() throws IOException {
    Files.delete(directory.resolve("maven/bin/mvn"));

    assertThatThrownBy(this::inner)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("maven/bin/mvn");
  }

  @SuppressWarnings("deprecation") // Maven has no other constructor
  private InnerMaven inner() {
    MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    return new SessionMaven(session).inner(module, plugin);
  }

  private void system(String name, String value) {
    request.getSystemProperties().setProperty(name, value);
  }
}
