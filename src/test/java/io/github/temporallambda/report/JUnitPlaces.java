package io.github.temporallambda.report;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** JUnit XML by places: the suite, its properties, and its cases by number. */
final class JUnitPlaces {

  private final Places places = new Places();
  private int histories;
  private int caveats;

  private JUnitPlaces() {}

  static Places of(String xml) {
    JUnitPlaces reading = new JUnitPlaces();
    Element suite = parse(xml);
    for (String name : new String[] {"time", "tests", "failures", "errors"}) {
      reading.places.add("suite/" + name, suite.getAttribute(name));
    }
    each(suite.getElementsByTagName("property"), reading::property);
    each(suite.getElementsByTagName("testcase"), reading::testcase);
    return reading.places;
  }

  private void property(Element property) {
    String name = property.getAttribute("name");
    caveats += name.equals("caveat") ? 1 : 0;
    places.add(name.equals("caveat") ? "caveat/" + caveats : name, property.getAttribute("value"));
  }

  private void testcase(Element testcase) {
    Element told = (Element) testcase.getElementsByTagName("*").item(0);
    String text = told == null ? "" : told.getTextContent();
    if (testcase.getAttribute("classname").equals("temporal-lambda.artifact")) {
      places.count("artifact/count");
      places.add("artifact", testcase.getAttribute("name") + text);
      return;
    }
    histories++;
    String type = told == null ? "PASSED" : told.getAttribute("type");
    String of = "case/" + histories;
    places.count("case/count");
    places.count("case/" + type + "/count");
    places.add(of + "/element", told == null ? "" : told.getTagName());
    places.add(of + "/type", type);
    places.add(of + "/name", testcase.getAttribute("name"));
    places.add(of + "/classname", testcase.getAttribute("classname"));
    places.add(of, text);
    places.add("cases", text);
  }

  private interface Read {
    void element(Element element);
  }

  private static void each(NodeList nodes, Read read) {
    for (int i = 0; i < nodes.getLength(); i++) {
      read.element((Element) nodes.item(i));
    }
  }

  private static Element parse(String xml) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError(xml, e);
    }
  }
}
