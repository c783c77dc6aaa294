package io.github.temporallambda.mojo.guard;

import io.github.temporallambda.mojo.parameter.PropertyNames;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;

/**
 * The properties of this plugin that the command line gave: {@code -D} of Maven, of {@code
 * .mvn/maven.config} and of the JVM ({@code MAVEN_OPTS}). Not those of a POM.
 *
 * @param values by name, each with the plugin's prefix; sorted
 */
public record GivenProperties(Map<String, String> values) {

  public GivenProperties {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /**
   * Those of a session; Maven's own {@code -D} goes before the JVM's, as it does for parameters.
   */
  public static GivenProperties of(MavenSession session) {
    Map<String, String> values = new TreeMap<>();
    addTo(values, session.getSystemProperties());
    addTo(values, session.getUserProperties());
    return new GivenProperties(values);
  }

  private static void addTo(Map<String, String> values, Properties properties) {
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PropertyNames.PREFIX))
        .forEach(name -> values.put(name, properties.getProperty(name)));
  }
}
