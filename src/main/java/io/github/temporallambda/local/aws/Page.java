package io.github.temporallambda.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;

/** Lists in pages of at most 50, whatever MaxItems says, as Lambda lists. */
final class Page {

  private static final int LARGEST = 50;

  private Page() {}

  /**
   * The page that a request asks for.
   *
   * @param member the member of the answer that holds the list
   * @param items in the order of their keys; a marker stands for a key, so that items may go
   *     between two pages
   */
  static AwsAnswer of(
      String member, NavigableMap<String, ? extends JsonNode> items, AwsRequest request) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode page = answer.putArray(member);
    SortedMap<String, ? extends JsonNode> remaining =
        request.queried("Marker").isPresent()
            ? items.tailMap(key(request.queried("Marker").get()), false)
            : items;
    int size = size(request.queried("MaxItems"));
    remaining.values().stream().limit(size).forEach(page::add);
    if (remaining.size() > size) {
      String last = remaining.keySet().stream().skip(size - 1L).findFirst().orElseThrow();
      answer.put("NextMarker", marker(last));
    }
    return AwsAnswer.json(200, answer);
  }

  private static int size(Optional<String> maxItems) {
    if (maxItems.isEmpty()) {
      return LARGEST;
    }
    try {
      int asked = Integer.parseInt(maxItems.get());
      SettingsRules.range(asked, "maxItems", 1, 10_000);
      return Math.min(LARGEST, asked);
    } catch (NumberFormatException e) {
      throw AwsError.validation(maxItems.get(), "maxItems", "Member must be a number");
    }
  }

  private static String marker(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String key(String marker) {
    try {
      return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw AwsError.invalidParameter("Invalid pagination token.");
    }
  }
}
