package io.github.temporallambda.report;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.cause.Advice;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A replay as JUnit XML, in the form of Surefire's report schema 3.0.2: one test case per history,
 * class name = workflow type; {@code failure} is a history that does not replay, {@code error} one
 * that could not be tried. What was wrong with the artifact as a whole, or could not be found out,
 * is a test case too, so that no gate that did not pass looks like one that did. Caveats are
 * properties.
 */
final class ReplayJUnitXml {

  /** Class name of the test cases that are about the artifact as a whole. */
  private static final String ARTIFACT = "temporal-lambda.artifact";

  private ReplayJUnitXml() {}

  static String render(String suite, GateVerdict verdict) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      counts(xml, suite, verdict);
      properties(xml, verdict);
      for (HistoryVerdict history : verdict.histories()) {
        testcase(xml, history);
      }
      for (Problem problem : asAWhole(verdict)) {
        testcase(xml, problem);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("JUnit XML could not be rendered", e);
    }
    return text.toString();
  }

  /** What is about no single history: without it, a gate that left it open would look passed. */
  private static List<Problem> asAWhole(GateVerdict verdict) {
    return Stream.concat(verdict.problems().stream(), verdict.unanswered().stream()).toList();
  }

  private static void counts(XMLStreamWriter xml, String suite, GateVerdict verdict)
      throws XMLStreamException {
    int problems = asAWhole(verdict).size();
    long untried = verdict.count(Outcome.ERROR) + verdict.count(Outcome.INCONCLUSIVE);
    attribute(xml, "name", suite);
    attribute(xml, "time", seconds(verdict.took()));
    attribute(xml, "tests", String.valueOf(verdict.histories().size() + problems));
    attribute(xml, "failures", String.valueOf(verdict.count(Outcome.FAILED)));
    attribute(xml, "errors", String.valueOf(untried + problems));
    attribute(xml, "skipped", "0");
  }

  private static void properties(XMLStreamWriter xml, GateVerdict verdict)
      throws XMLStreamException {
    xml.writeStartElement("properties");
    property(xml, "outcome", verdict.outcome().name());
    for (String caveat : verdict.caveats()) {
      property(xml, "caveat", caveat);
    }
    xml.writeEndElement();
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeEmptyElement("property");
    attribute(xml, "name", name);
    attribute(xml, "value", value);
  }

  private static void testcase(XMLStreamWriter xml, Problem problem) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(xml, "name", problem.what());
    attribute(xml, "classname", ARTIFACT);
    attribute(xml, "time", "0");
    xml.writeStartElement("error");
    attribute(xml, "message", problem.what());
    attribute(xml, "type", problem.kind().name());
    xml.writeCharacters(legal(problem.render()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void testcase(XMLStreamWriter xml, HistoryVerdict verdict)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(
        xml, "name", verdict.history().workflowId() + " (run " + verdict.history().runId() + ")");
    attribute(xml, "classname", verdict.history().workflowType());
    attribute(xml, "time", seconds(verdict.took()));
    if (verdict.outcome() != Outcome.PASSED) {
      xml.writeStartElement(verdict.outcome() == Outcome.FAILED ? "failure" : "error");
      attribute(xml, "message", verdict.reason());
      attribute(xml, "type", verdict.outcome().name());
      xml.writeCharacters(legal(words(verdict)));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** What the console says of its cause, and the stack trace behind it. */
  private static String words(HistoryVerdict verdict) {
    List<String> lines = new ArrayList<>();
    verdict
        .explanation()
        .ifPresent(
            explanation -> {
              Advice advice = explanation.cause().advice();
              lines.add(explanation.cause().says());
              lines.addAll(explanation.lines());
              advice.lines().forEach(line -> lines.add("fix       " + line));
              advice.page().ifPresent(page -> lines.add("see       " + page));
              lines.add("");
            });
    lines.add(verdict.cause());
    return String.join("\n", lines);
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  /** Workflow IDs are foreign text; XML 1.0 forbids most control characters even when escaped. */
  private static String legal(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : '\uFFFD').forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
  }
}
