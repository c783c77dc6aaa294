package io.github.temporallambda.mojo.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.jspecify.annotations.Nullable;

/** Which property sets which parameter, read from the plugin's own descriptor. */
final class ParameterProperties {

  private ParameterProperties() {}

  /** The properties that any goal of the plugin knows. */
  static Set<String> ofPlugin(PluginDescriptor plugin) {
    Set<String> known = new TreeSet<>();
    plugin.getMojos().forEach(mojo -> known.addAll(ofGoal(mojo).values()));
    return known;
  }

  /** The properties of one goal by the parameter they set; parameters without one left out. */
  static Map<String, String> ofGoal(MojoDescriptor goal) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (Parameter parameter : goal.getParameters()) {
      String raw = goal.getMojoConfiguration().getChild(parameter.getName()).getValue(null);
      property(raw).ifPresent(property -> properties.put(parameter.getName(), property));
    }
    return properties;
  }

  /** The property of which {@code raw} is exactly the expression, {@code ${property}}. */
  private static Optional<String> property(@Nullable String raw) {
    return raw != null && raw.startsWith("${") && raw.indexOf('}') == raw.length() - 1
        ? Optional.of(raw.substring(2, raw.length() - 1))
        : Optional.empty();
  }
}
