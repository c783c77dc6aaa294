package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.mojo.parameter.PropertyNames;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every goal and parameter keeps, walked through in the descriptor that Maven reads. */
class PluginDescriptorTest {

  private static final Set<String> TYPES =
      Set.of(
          "java.lang.String",
          "java.io.File",
          "java.util.List<java.lang.String>",
          "java.util.List",
          "java.util.Map<java.lang.String, java.lang.String>",
          "java.util.Map",
          SmokeParameters.class.getName(),
          RehearseParameters.class.getName());

  private static final Set<String> OFFLINE =
      Set.of("build-id", "packaged-file", "replay", "rehearse", "sandbox", "help");
  private static final Set<String> WITHOUT_PROJECT =
      Set.of("promote", "record", "rollback", "set-current", "status", "sandbox", "help");

  @ParameterizedTest
  @MethodSource("goals")
  void goalKeepsTheRulesOfAllGoals(MojoDescriptor goal) {
    assertThat(goal.isThreadSafe()).as("thread-safe").isTrue();
    assertThat(goal.getDescription()).as("description").contains("\nmvn ");
    assertThat(goal.getSince()).as("since").isNotBlank();
    assertThat(goal.isOnlineRequired())
        .as("needs the network")
        .isEqualTo(!OFFLINE.contains(goal.getGoal()));
    assertThat(goal.isProjectRequired())
        .as("needs a project")
        .isEqualTo(!WITHOUT_PROJECT.contains(goal.getGoal()));
    assertThat(goal.isAggregator()).as("aggregator").isFalse();
  }

  @ParameterizedTest
  @MethodSource("goals")
  void goalHasASwitchOfItsOwn(MojoDescriptor goal) {
    assertThat(properties(goal)).contains(PropertyNames.SKIP, PropertyNames.skipOf(goal.getGoal()));
  }

  @ParameterizedTest
  @MethodSource("goals")
  void everyParameterIsDocumented(MojoDescriptor goal) {
    assertThat(ReferenceTables.editable(goal))
        .allSatisfy(
            parameter -> {
              assertThat(parameter.getDescription()).matches("(?s)[A-Z].{10,}\\.");
              assertThat(parameter.getSince()).isNotBlank();
            });
  }

  /** A boolean would read a typo as false, a Path or Duration does not work on every Maven. */
  @ParameterizedTest
  @MethodSource("goals")
  void everyParameterHasATypeThatEveryMavenConvertsAsMeant(MojoDescriptor goal) {
    assertThat(ReferenceTables.editable(goal))
        .allSatisfy(parameter -> assertThat(TYPES).contains(parameter.getType()));
  }

  @ParameterizedTest
  @MethodSource("goals")
  void everyPropertyIsAConstantThatNamesItsElement(MojoDescriptor goal) {
    for (Parameter parameter : ReferenceTables.editable(goal)) {
      for (String property : ReferenceTables.property(goal, parameter).stream().toList()) {
        assertThat(constants()).contains(property);
        assertThat(PropertyNames.elementOf(property)).isEqualTo(parameter.getName());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("goals")
  void noParameterIsASecret(MojoDescriptor goal) {
    assertThat(ReferenceTables.editable(goal))
        .extracting(Parameter::getName)
        .as("what S3 calls a key is a name")
        .filteredOn(name -> !name.equals("s3KeyPrefix"))
        .noneMatch(
            name -> name.matches("(?i).*(key|secret|password|token|externalId|credential).*"));
  }

  @Test
  void constantsAreWellFormedAndDifferent() {
    assertThat(constants())
        .doesNotHaveDuplicates()
        .allMatch(
            name -> name.matches("temporal-lambda\\.([a-z]+(-[a-z]+)*\\.)?[a-z][A-Za-z0-9]*"));
  }

  @Test
  void eclipseIsToldToIgnoreEveryGoalWithAPhase() throws IOException {
    String mapping = resource("/META-INF/m2e/lifecycle-mapping-metadata.xml");

    assertThat(goals().map(Named::getPayload).filter(goal -> goal.getPhase() != null))
        .isNotEmpty()
        .allMatch(goal -> mapping.contains("<goal>" + goal.getGoal() + "</goal>"));
  }

  /** Ours; the generated help goal is the tools'. */
  static Stream<Named<MojoDescriptor>> goals() {
    return GoalBench.descriptor().getMojos().stream()
        .filter(goal -> !goal.getGoal().equals("help"))
        .map(goal -> Named.of(goal.getGoal(), goal));
  }

  private static Set<String> properties(MojoDescriptor goal) {
    return ReferenceTables.editable(goal).stream()
        .flatMap(parameter -> ReferenceTables.property(goal, parameter).stream())
        .collect(Collectors.toSet());
  }

  private static List<String> constants() {
    return Arrays.stream(PropertyNames.class.getFields())
        .map(PluginDescriptorTest::value)
        .filter(name -> !name.equals(PropertyNames.PREFIX))
        .toList();
  }

  private static String value(Field constant) {
    try {
      return String.valueOf(constant.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PluginDescriptorTest.class.getResourceAsStream(name)) {
      return new String(
          Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
