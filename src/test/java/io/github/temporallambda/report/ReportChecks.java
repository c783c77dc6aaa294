package io.github.temporallambda.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * What holds for every report, whichever test produced it: the JSON fits its published schema and
 * has no field that the schema does not describe, the JUnit XML fits Surefire's own schema, the
 * Markdown fits a summary, and each annotation is one workflow command.
 */
public final class ReportChecks {

  static final String SCHEMA = "rollout-report.schema.json";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern COMMAND =
      Pattern.compile(
          "::(error|warning) (file=[^,:\\p{Cntrl}]+,line=\\d+,)?title=[^,:\\p{Cntrl}]+"
              + "::[^\\p{Cntrl}]+");
  private static final JsonSchema STRICT = strict();
  private static final Schema SUREFIRE = surefire();

  private ReportChecks() {}

  /** Fails where something of what would be written of the report is not as it has to be. */
  public static void requireAll(RolloutReport report) {
    var unused = checked(report);
  }

  /** The report as it is; all that would be written of it was checked. */
  public static RolloutReport checked(RolloutReport report) {
    RolloutReport whole = report.kept(new ReportId("checked"), SourceRoots.none());
    requireFits(JsonReport.render(whole, Map.of("json", ReportFiles.ROLLOUT_REPORT)));
    whole
        .gate()
        .ifPresent(gate -> requireJUnit(ReplayJUnitXml.render(ReportFiles.junitName(whole), gate)));
    requireSummary(MarkdownReport.render(whole));
    requireCommands(Annotations.render(whole));
    return report;
  }

  /** Checks every report below a directory; there need not be one. */
  public static void checkBelow(Path directory) {
    for (Path file : files(directory)) {
      String name = file.getFileName().toString();
      if (name.equals(ReportFiles.ROLLOUT_REPORT) || name.equals(ReportFiles.RELEASE_REPORT)) {
        requireFits(text(file));
      } else if (name.startsWith("TEST-") && name.endsWith(".xml")) {
        requireJUnit(text(file));
      } else if (name.equals(ReportFiles.MARKDOWN)) {
        requireSummary(text(file));
      } else if (name.equals(ReportFiles.ANNOTATIONS)) {
        requireCommands(text(file));
      }
    }
  }

  /** Fails where a JSON report is not as its published schema says. */
  public static void requireFits(String json) {
    Set<ValidationMessage> broken = STRICT.validate(read(json));
    if (!broken.isEmpty()) {
      throw new AssertionError(
          broken.stream()
              .map(ValidationMessage::toString)
              .collect(Collectors.joining("\n", "not as " + SCHEMA + " says:\n", "\n" + json)));
    }
  }

  static void requireJUnit(String xml) {
    try {
      SUREFIRE.newValidator().validate(new StreamSource(new StringReader(xml)));
    } catch (SAXException e) {
      throw new AssertionError("not as Surefire's schema says: " + e.getMessage() + "\n" + xml, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void requireSummary(String markdown) {
    int bytes = markdown.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MarkdownReport.MOST_BYTES || !markdown.startsWith("### ")) {
      throw new AssertionError(bytes + " bytes of Markdown: " + markdown.lines().findFirst());
    }
  }

  static void requireCommands(String annotations) {
    List<String> lines = annotations.lines().toList();
    for (String kind : List.of("error", "warning")) {
      if (lines.stream().filter(line -> line.startsWith("::" + kind + " ")).count() > 10) {
        throw new AssertionError("GitHub keeps ten of a kind:\n" + annotations);
      }
    }
    for (String line : lines) {
      if (!COMMAND.matcher(line).matches()) {
        throw new AssertionError("not a workflow command: " + line);
      }
    }
  }

  /** The published schema with nothing allowed that it does not describe. */
  private static JsonSchema strict() {
    JsonNode schema = read(resource(ReportFiles.class, SCHEMA));
    close(schema);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").asText().equals("object")
        && object.has("properties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(ReportChecks::close);
  }

  private static Schema surefire() {
    try (InputStream in = ReportChecks.class.getResourceAsStream("surefire-test-report.xsd")) {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(new StreamSource(in));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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

  private static List<Path> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
