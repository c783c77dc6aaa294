package io.github.temporallambda.mojo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.internal.MojoDescriptorCreator;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * Binds and runs goals as Maven does, in this JVM: from the real plugin descriptor, a POM and a
 * command line, with Maven's own configurator and expressions.
 *
 * <p>Not the plugin testing harness: it leaves {@code MojoExecution.getConfiguration()} empty, and
 * that is what the traps read.
 */
final class GoalBench {

  final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
  final RecordedLog log = new RecordedLog();
  final MavenProject project;
  private final List<MavenProject> reactor = new ArrayList<>();
  private MojoExecution.Source source = MojoExecution.Source.CLI;
  private Optional<Path> toolchain = Optional.empty();
  private SettingsDecrypter decrypter =
      asked -> {
        throw new AssertionError("nothing to decrypt");
      };

  private GoalBench(Path basedir, String build) {
    Model model = model(build);
    project = new MavenProject(model);
    project.setOriginalModel(model.clone());
    project.setFile(basedir.resolve("pom.xml").toFile());
    project.setArtifact(
        new DefaultArtifact(
            "g", "worker", "1", null, "jar", "", new DefaultArtifactHandler("jar")));
    project.getBuild().setDirectory(basedir.resolve("target").toString());
    project.getBuild().setOutputDirectory(basedir.resolve("target/classes").toString());
    reactor.add(project);
  }

  /** A module whose POM does not mention the plugin. */
  static GoalBench withoutPlugin(Path basedir) {
    return new GoalBench(basedir, "");
  }

  /** A module whose POM declares the plugin with this content of {@code <configuration>}. */
  static GoalBench withConfiguration(Path basedir, String configuration) {
    return new GoalBench(
        basedir,
        "<build><plugins><plugin><groupId>io.github.temporal-lambda</groupId>"
            + "<artifactId>temporal-lambda-maven-plugin</artifactId><configuration>"
            + configuration
            + "</configuration></plugin></plugins></build>");
  }

  /** The same as {@code -Dname=value}. */
  GoalBench given(String name, String value) {
    request.getUserProperties().setProperty(name, value);
    return this;
  }

  /** A variable of the environment in which Maven was started. */
  GoalBench environment(String name, String value) {
    request.getSystemProperties().setProperty("env." + name, value);
    return this;
  }

  /** The build has a JDK toolchain whose {@code java} is this. */
  GoalBench toolchain(Path java) {
    toolchain = Optional.of(java);
    return this;
  }

  GoalBench inReactorOfTwo() {
    reactor.add(new MavenProject(model("")));
    return this;
  }

  GoalBench boundInPom() {
    source = MojoExecution.Source.LIFECYCLE;
    return this;
  }

  GoalBench server(Server server, SettingsDecrypter with) {
    request.addServer(server);
    decrypter = with;
    return this;
  }

  AbstractGoal run(String goal) throws Exception {
    AbstractGoal bound = bind(goal);
    bound.execute();
    return bound;
  }

  @SuppressWarnings("UnnecessaryAssignment") // no injector here: the bench stands in for it
  AbstractGoal bind(String goal) throws Exception {
    MojoExecution execution = execution(goal);
    MojoDescriptor descriptor = execution.getMojoDescriptor();
    AbstractGoal mojo =
        Class.forName(descriptor.getImplementation())
            .asSubclass(AbstractGoal.class)
            .getDeclaredConstructor()
            .newInstance();
    configure(mojo, execution);
    mojo.setLog(log);
    mojo.toolchains = new StubToolchains(toolchain);
    if (mojo instanceof ConnectedGoal connected) {
      connected.decrypter = decrypter;
    }
    return mojo;
  }

  /** One execution of a goal with its configuration, as the goal itself can see it. */
  MojoExecution execution(String goal) {
    MojoDescriptor descriptor = descriptor().getMojo(goal);
    MojoExecution execution = new MojoExecution(descriptor, "default-cli", source);
    execution.setConfiguration(configuration(descriptor));
    return execution;
  }

  /** The descriptor that was made from the sources of this build. */
  static PluginDescriptor descriptor() {
    try (InputStreamReader reader =
        new InputStreamReader(
            Optional.ofNullable(GoalBench.class.getResourceAsStream("/META-INF/maven/plugin.xml"))
                .orElseThrow(),
            StandardCharsets.UTF_8)) {
      return new PluginDescriptorBuilder().build(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (PlexusConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void configure(Mojo mojo, MojoExecution execution)
      throws ComponentConfigurationException {
    new BasicComponentConfigurator()
        .configureComponent(
            mojo,
            new XmlPlexusConfiguration(execution.getConfiguration()),
            new PluginParameterExpressionEvaluator(session(), execution),
            new ClassWorld("bench", GoalBench.class.getClassLoader()).getClassRealm("bench"));
  }

  @SuppressWarnings("deprecation") // Maven has no other constructor
  MavenSession session() {
    MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    session.setProjects(List.of(project));
    session.setAllProjects(Collections.unmodifiableList(reactor));
    return session;
  }

  private Xpp3Dom configuration(MojoDescriptor goal) {
    Xpp3Dom ofPom =
        project.getBuildPlugins().stream()
            .map(Plugin::getConfiguration)
            .map(Xpp3Dom.class::cast)
            .findFirst()
            .orElse(new Xpp3Dom("configuration"));
    Xpp3Dom defaults = MojoDescriptorCreator.convert(goal);
    Xpp3Dom merged = new Xpp3Dom("configuration");
    for (Parameter parameter : goal.getParameters()) {
      Xpp3Dom element =
          Xpp3Dom.mergeXpp3Dom(
              ofPom.getChild(parameter.getName()), defaults.getChild(parameter.getName()), true);
      if (element != null) {
        merged.addChild(element);
      }
    }
    return merged;
  }

  private static Model model(String build) {
    try {
      return new MavenXpp3Reader()
          .read(
              new StringReader(
                  "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId>"
                      + "<artifactId>worker</artifactId><version>1</version>"
                      + build
                      + "</project>"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlPullParserException e) {
      throw new IllegalStateException(e);
    }
  }
}
