package io.github.temporallambda.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A value of the JSON report that holds no others; or a list's length, whose path ends in {@code
 * #}.
 *
 * @param path its names, for instance {@code gate.causes[].says}
 * @param at its place in each of the lists on the way, counted from 1
 * @param value itself
 * @param beside the object that it is of
 * @param root the report
 */
record JsonLeaf(String path, List<Integer> at, JsonNode value, JsonNode beside, JsonNode root) {

  static List<JsonLeaf> of(JsonNode root) {
    List<JsonLeaf> leaves = new ArrayList<>();
    new JsonLeaf("", List.of(), root, root, root).collect(leaves);
    return leaves;
  }

  private void collect(List<JsonLeaf> leaves) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              field ->
                  new JsonLeaf(
                          (path.isEmpty() ? "" : path + ".") + field.getKey(),
                          at,
                          field.getValue(),
                          value,
                          root)
                      .collect(leaves));
    } else if (value.isArray()) {
      leaves.add(new JsonLeaf(path + "#", at, IntNode.valueOf(value.size()), beside, root));
      for (int i = 0; i < value.size(); i++) {
        List<Integer> deeper = Stream.concat(at.stream(), Stream.of(i + 1)).toList();
        new JsonLeaf(path + "[]", deeper, value.get(i), beside, root).collect(leaves);
      }
    } else {
      leaves.add(this);
    }
  }

  String text() {
    return value.asText();
  }

  /** The text of another value of the same object; empty where it has none such. */
  String beside(String name) {
    return beside.path(name).asText();
  }

  /** The text of another value of the report; empty where there is none such. */
  String elsewhere(String pointer) {
    return root.at(pointer).asText();
  }

  /** A template in which each {@code #} stands for a place in a list, in order. */
  String place(String template) {
    String place = template;
    for (int number : at) {
      place = place.replaceFirst("#", String.valueOf(number));
    }
    return place;
  }
}
