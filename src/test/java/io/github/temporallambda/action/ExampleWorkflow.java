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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One use of the action in a workflow of {@code docs/github-workflows}; one for each entry of its
 * matrix, where the job has one.
 *
 * @param file the workflow's file name
 * @param job the job that the step is in
 * @param matrix the entry, by key; empty where the job has no matrix
 * @param inputs what the step gives, with its expressions
 * @param environment what the step adds to the environment, likewise
 */
record ExampleWorkflow(
    String file,
    String job,
    Map<String, String> matrix,
    Map<String, String> inputs,
    Map<String, String> environment) {

  private static final Path DIRECTORY = Path.of("docs/github-workflows");
  private static final String ACTION = "OWNER/temporal-lambda-maven-plugin@";

  /** All uses of the action in all examples. */
  static List<ExampleWorkflow> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      List<ExampleWorkflow> all = new ArrayList<>();
      files.filter(file -> file.toString().endsWith(".yml")).sorted().forEach(it -> read(it, all));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What its expressions call the entries of the matrix. */
  Map<String, String> matrixValues() {
    Map<String, String> values = new LinkedHashMap<>();
    matrix.forEach((name, value) -> values.put("matrix." + name, value));
    return values;
  }

  /** The goal that is run. */
  String goal() {
    return inputs.getOrDefault("goal", "rollout");
  }

  @Override
  public String toString() {
    return file + ", job " + job + (matrix.isEmpty() ? "" : " of " + matrix);
  }

  private static void read(Path file, List<ExampleWorkflow> found) {
    String name = file.getFileName().toString();
    map(load(file).get("jobs"))
        .forEach(
            (job, keys) -> {
              for (Map<String, String> matrix : matrices(map(keys))) {
                steps(map(keys)).map(it -> of(name, job, matrix, it)).forEach(found::add);
              }
            });
  }

  private static ExampleWorkflow of(
      String file, String job, Map<String, String> matrix, Object step) {
    return new ExampleWorkflow(file, job, matrix, texts(step, "with"), texts(step, "env"));
  }

  private static Stream<?> steps(Map<String, Object> job) {
    return ((List<?>) job.getOrDefault("steps", List.of()))
        .stream().filter(step -> String.valueOf(map(step).get("uses")).startsWith(ACTION));
  }

  /** The entries of {@code strategy.matrix.include}; an empty one where there is no strategy. */
  private static List<Map<String, String>> matrices(Map<String, Object> job) {
    if (!job.containsKey("strategy")) {
      return List.of(Map.of());
    }
    Map<String, Object> matrix = map(map(job.get("strategy")).get("matrix"));
    return ((List<?>) Objects.requireNonNull(matrix.get("include"), "a matrix of other form"))
        .stream().map(entry -> texts(Map.of("include", entry), "include")).toList();
  }

  private static Map<String, String> texts(Object step, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    map(map(step).getOrDefault(key, Map.of()))
        .forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }

  private static Map<String, Object> load(Path file) {
    try {
      return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // The keys that are read here are text.
  private static Map<String, Object> map(@Nullable Object node) {
    return (Map<String, Object>) Objects.requireNonNull(node, "a part is missing");
  }
}
