package io.github.temporallambda.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The policies of {@code docs/security.md}, in the order in which they stand there. */
final class Policies {

  private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  private Policies() {}

  /**
   * What one statement allows of one action on one resource.
   *
   * @param resource an ARN in which {@code *} stands for anything; in place of the function's name,
   *     account and Region, the document's words
   */
  record Grant(String action, String resource) implements Comparable<Grant> {

    /** As IAM matches: letter for letter, but for what a {@code *} stands for. */
    boolean allows(Grant call) {
      String pattern =
          Stream.of(resource.split("\\*", -1))
              .map(Pattern::quote)
              .reduce((one, other) -> one + ".*" + other)
              .orElseThrow();
      return action.equals(call.action()) && call.resource().matches(pattern);
    }

    @Override
    public int compareTo(Grant other) {
      return toString().compareTo(other.toString());
    }
  }

  /** All of them. */
  static List<JsonNode> all() {
    try {
      List<JsonNode> policies = new ArrayList<>();
      Matcher block = BLOCK.matcher(Files.readString(Path.of("docs/security.md")));
      while (block.find()) {
        policies.add(policy(block.group(1)));
      }
      return policies;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode policy(String json) throws JsonProcessingException {
    JsonNode policy = new ObjectMapper().readTree(json);
    assertThat(policy.path("Version").asText()).isEqualTo("2012-10-17");
    return policy;
  }

  /** What a policy allows. */
  static Set<Grant> grants(JsonNode policy) {
    Set<Grant> grants = new TreeSet<>();
    for (JsonNode statement : policy.path("Statement")) {
      assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
      for (String action : words(statement.path("Action"))) {
        words(statement.path("Resource")).forEach(on -> grants.add(new Grant(action, on)));
      }
    }
    return grants;
  }

  private static List<String> words(JsonNode oneOrMore) {
    return oneOrMore.isTextual()
        ? List.of(oneOrMore.asText())
        : StreamSupport.stream(oneOrMore.spliterator(), false).map(JsonNode::asText).toList();
  }
}
