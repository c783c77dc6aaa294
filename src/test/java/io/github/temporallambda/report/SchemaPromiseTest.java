package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Within one number the schema only grows. It is held against a copy of itself, {@code
 * schema-1/rollout-report.schema.json}, and against reports of that time: who wrote a reader by
 * that copy reads what is written today, and who kept reports can check them with today's schema.
 *
 * <p>The copy is never edited to make this test pass. A field that was added since becomes part of
 * the promise when a release publishes it: then the copy is taken anew.
 */
final class SchemaPromiseTest {

  private static final Path FROZEN =
      Path.of("src/test/resources/io/github/temporallambda/report/schema-1");

  /** What says nothing about which reports are valid. */
  private static final Set<String> WORDS = Set.of("description", "title");

  private static JsonNode frozen() {
    return read(FROZEN.resolve(ReportChecks.SCHEMA));
  }

  private static JsonNode present() {
    return ReportChecks.read(ReportChecks.resource(ReportFiles.class, ReportChecks.SCHEMA));
  }

  @Test
  void schemaHasAllThatItOncePromised() {
    assertThat(broken(frozen(), present())).isEmpty();
  }

  @Test
  void reportsOfThatTimeAreStillValid() throws IOException {
    JsonSchema schema = schema(present());
    try (Stream<Path> reports = Files.list(FROZEN.resolve("reports"))) {
      assertThat(reports.toList())
          .hasSizeGreaterThan(15)
          .allSatisfy(file -> assertThat(schema.validate(read(file))).as("%s", file).isEmpty());
    }
  }

  @Test
  void reportsOfTodayAreReadByWhoKnowsTheSchemaOfThatTime() {
    JsonSchema schema = schema(frozen());

    assertThat(ReportCases.all())
        .allSatisfy(
            report ->
                assertThat(
                        schema.validate(
                            ReportChecks.read(
                                JsonReport.render(report, Map.of("json", "rollout-report.json")))))
                    .isEmpty());
  }

  static Stream<Arguments> breaches() {
    return Stream.of(
        breach("/properties/goal", root -> properties(root).remove("goal")),
        breach("/required", root -> ((ArrayNode) root.get("required")).remove(0)),
        breach("/required", root -> ((ArrayNode) root.get("required")).add("waitUntil")),
        breach(
            "/properties/tookMillis/type",
            root -> ((ObjectNode) properties(root).get("tookMillis")).put("type", "number")),
        breach(
            "/properties/tookMillis/minimum",
            root -> ((ObjectNode) properties(root).get("tookMillis")).put("minimum", 1)),
        breach(
            "/properties/outcome/enum",
            root -> ((ArrayNode) properties(root).at("/outcome/enum")).remove(3)),
        breach(
            "/properties/outcome/enum",
            root -> ((ArrayNode) properties(root).at("/outcome/enum")).add("perhaps")),
        breach(
            "/properties/goal/pattern",
            root -> ((ObjectNode) properties(root).get("goal")).put("pattern", "a")),
        breach("/allOf", root -> root.remove("allOf")));
  }

  static Stream<Arguments> breachesFurtherDown() {
    return Stream.of(
        breach("/additionalProperties", root -> root.put("additionalProperties", false)),
        breach(
            "/$defs/problem/properties/next",
            root -> ((ObjectNode) root.at("/$defs/problem/properties")).remove("next")),
        breach(
            "/properties/steps/items/properties/detail",
            root -> ((ObjectNode) root.at("/properties/steps/items/properties")).remove("detail")),
        breach(
            "/properties/plan/items/required",
            root -> ((ArrayNode) root.at("/properties/plan/items/required")).removeAll()));
  }

  private static Arguments breach(String where, Consumer<ObjectNode> change) {
    return Arguments.of(where, change);
  }

  private static ObjectNode properties(ObjectNode root) {
    return (ObjectNode) root.get("properties");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"breaches", "breachesFurtherDown"})
  void eachBreachOfThePromiseIsSeen(String where, Consumer<ObjectNode> change) {
    ObjectNode changed = present().deepCopy();
    change.accept(changed);

    assertThat(broken(frozen(), changed)).isNotEmpty().allMatch(line -> line.startsWith(where));
  }

  @Test
  void fieldMayBeAddedAndDescribedOtherwise() {
    ObjectNode grown = present().deepCopy();
    properties(grown).putObject("more").put("type", "string");
    ((ObjectNode) properties(grown).get("goal")).put("description", "Otherwise.");
    ((ObjectNode) grown.get("$defs")).putObject("more").put("type", "string");

    assertThat(broken(frozen(), grown)).isEmpty();
  }

  /** Where {@code now} takes back what {@code then} promised, a line each. */
  private static List<String> broken(JsonNode then, JsonNode now) {
    List<String> broken = new ArrayList<>();
    compare("", then, now, broken);
    return broken;
  }

  private static void compare(String at, JsonNode then, JsonNode now, List<String> broken) {
    Set<String> keywords = new TreeSet<>();
    then.fieldNames().forEachRemaining(keywords::add);
    now.fieldNames().forEachRemaining(keywords::add);
    keywords.removeAll(WORDS);
    for (String keyword : keywords) {
      String here = at + "/" + keyword;
      JsonNode was = then.path(keyword);
      JsonNode is = now.path(keyword);
      switch (keyword) {
        case "properties", "$defs" ->
            was.properties()
                .forEach(
                    one -> {
                      String name = here + "/" + one.getKey();
                      if (is.has(one.getKey())) {
                        compare(name, one.getValue(), is.get(one.getKey()), broken);
                      } else {
                        broken.add(name + " is gone");
                      }
                    });
        case "items" -> compare(here, was, is, broken);
        default -> {
          if (!was.equals(is)) {
            broken.add(here + " was " + was + " and is " + is);
          }
        }
      }
    }
  }

  private static JsonSchema schema(JsonNode schema) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
  }

  private static JsonNode read(Path file) {
    try {
      return ReportChecks.read(Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError("cannot be read: " + file, e);
    }
  }
}
