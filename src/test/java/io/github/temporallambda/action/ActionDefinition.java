package io.github.temporallambda.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A composite action, as its metadata file says.
 *
 * @param root the whole file
 * @param inputs by name, in the order of the file
 * @param outputs the expression of each, by name
 * @param steps in order
 */
record ActionDefinition(
    Map<String, Object> root,
    Map<String, Input> inputs,
    Map<String, Output> outputs,
    List<Step> steps) {

  /**
   * An input.
   *
   * @param defaultValue as text; GitHub knows no other type
   */
  record Input(String description, String defaultValue) {}

  /** An output. */
  record Output(String description, String value) {}

  /**
   * A step that runs a script.
   *
   * @param condition of {@code if}; empty is success()
   * @param environment expressions by variable
   * @param keys all that the step sets
   */
  record Step(
      String id,
      Optional<String> condition,
      String shell,
      Map<String, String> environment,
      String run,
      List<String> keys) {}

  /** What of the checkout the action needs: its metadata, its script, the POM for its version. */
  static List<Path> files() {
    List<Path> files = new ArrayList<>(List.of(Path.of("action.yml"), Path.of("pom.xml")));
    files.addAll(scripts());
    return files;
  }

  /** The script with all that it sources. */
  static String script() {
    return scripts().stream().map(ActionDefinition::text).collect(Collectors.joining());
  }

  private static List<Path> scripts() {
    try (Stream<Path> scripts = Files.list(Path.of("action"))) {
      return scripts.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one; a part that is missing is an error, as it is for the runner. */
  static ActionDefinition read(Path file) {
    Map<String, Object> root = map(load(file), "the file");
    Map<String, Input> inputs = new LinkedHashMap<>();
    map(root.get("inputs"), "inputs")
        .forEach((name, node) -> inputs.put(name, inputOf(name, node)));
    Map<String, Output> outputs = new LinkedHashMap<>();
    map(root.get("outputs"), "outputs")
        .forEach((name, node) -> outputs.put(name, output(name, node)));
    Object steps = map(root.get("runs"), "runs").get("steps");
    return new ActionDefinition(
        root,
        inputs,
        outputs,
        ((List<?>) required(steps, "steps")).stream().map(ActionDefinition::step).toList());
  }

  /** An input that it must have. */
  Input input(String name) {
    return Objects.requireNonNull(inputs.get(name), name);
  }

  private static Object load(Path file) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Input inputOf(String name, Object node) {
    Map<String, Object> keys = map(node, name);
    return new Input(text(keys, "description"), text(keys, "default"));
  }

  private static Output output(String name, Object node) {
    Map<String, Object> keys = map(node, name);
    return new Output(text(keys, "description"), text(keys, "value"));
  }

  private static Step step(Object node) {
    Map<String, Object> keys = map(node, "step");
    Map<String, String> environment = new LinkedHashMap<>();
    map(keys.getOrDefault("env", Map.of()), "env")
        .forEach((name, value) -> environment.put(name, String.valueOf(value)));
    return new Step(
        text(keys, "id"),
        Optional.ofNullable(keys.get("if")).map(String::valueOf),
        text(keys, "shell"),
        environment,
        text(keys, "run"),
        List.copyOf(keys.keySet()));
  }

  private static String text(Map<String, Object> keys, String name) {
    return (String) required(keys.get(name), name);
  }

  private static Object required(@Nullable Object value, String name) {
    return Objects.requireNonNull(value, name + " is missing");
  }

  @SuppressWarnings("unchecked") // The keys of YAML that is no list are text here.
  private static Map<String, Object> map(@Nullable Object node, String name) {
    return (Map<String, Object>) required(node, name);
  }
}
