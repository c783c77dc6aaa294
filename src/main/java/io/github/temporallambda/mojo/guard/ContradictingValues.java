package io.github.temporallambda.mojo.guard;

import io.github.temporallambda.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Parameters that were given twice, differently: as a literal in the POM and as {@code -D}. Maven
 * silently prefers the literal.
 */
final class ContradictingValues {

  private final Map<String, String> properties;
  private final Xpp3Dom configuration;
  private final GivenProperties given;

  ContradictingValues(MojoExecution execution, GivenProperties given) {
    this.properties = ParameterProperties.ofGoal(execution.getMojoDescriptor());
    this.configuration =
        Optional.ofNullable(execution.getConfiguration()).orElse(new Xpp3Dom("configuration"));
    this.given = given;
  }

  /** A problem for each contradiction, in the order of the configuration. */
  List<Problem> find() {
    return Arrays.stream(configuration.getChildren())
        .flatMap(parameter -> of(parameter).stream())
        .toList();
  }

  /** Whether the parameter that {@code property} sets is among the contradictions. */
  boolean concern(String property) {
    return Arrays.stream(configuration.getChildren())
        .filter(parameter -> property.equals(properties.get(parameter.getName())))
        .anyMatch(parameter -> of(parameter).isPresent());
  }

  private Optional<Problem> of(Xpp3Dom parameter) {
    String property = properties.get(parameter.getName());
    if (property == null || !given.values().containsKey(property)) {
      return Optional.empty();
    }
    return literal(parameter, property)
        .filter(literal -> !literal.equals(given.values().get(property)))
        .map(literal -> problem(parameter.getName(), property));
  }

  /** What the POM says itself, a list joined by commas; empty where the property decides. */
  private static Optional<String> literal(Xpp3Dom element, String property) {
    if (element.getChildCount() > 0) {
      return Optional.of(
          Arrays.stream(element.getChildren())
              .map(Xpp3Dom::getValue)
              .collect(Collectors.joining(",")));
    }
    return Optional.ofNullable(element.getValue())
        .map(String::strip)
        .filter(value -> !value.equals("${" + property + "}"));
  }

  /** Without the values: one may be the smoke workflow's input. */
  private static Problem problem(String element, String property) {
    return Problem.configuration(
        "<"
            + element
            + "> is written in the POM, and -D"
            + property
            + " was given with another value; Maven would let the POM win without a word.",
        "leave one of them out; to let the command line win, move the POM's value to <properties><"
            + property
            + ">");
  }
}
