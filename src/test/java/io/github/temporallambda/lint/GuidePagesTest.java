package io.github.temporallambda.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages for CI systems show the files that are linted, and the files agree with each other. */
class GuidePagesTest {

  private static final Path DOCS = Path.of("docs");
  private static final Pattern USES = Pattern.compile("(?m)uses: (\\S+)@(\\S+)(?: # (.+))?$");
  private static final Pattern WRITES =
      Pattern.compile("goal: (?:rollout|promote|rollback|publish|register|set-current)\\b");
  private static final Pattern GROUP =
      Pattern.compile(
          "group: temporal-lambda-\\S.*\\n +cancel-in-progress: (\\S+)\\n +queue: (\\S+)");

  @Test
  void gitHubPageShowsEachExample() throws IOException {
    isWhole("github-actions.md", "github-workflows", ".yml");
    isWhole("github-actions.md", "github-workflows", ".json");
  }

  @Test
  void pageForOthersShowsEachFile() throws IOException {
    isWhole("other-ci.md", "other-ci", "");
  }

  @Test
  void eachActionOfOthersIsPinnedToOneCommitEverywhere() throws IOException {
    Map<String, String> pins = new TreeMap<>();
    for (Path workflow : workflows()) {
      for (MatchResult use : matches(USES, workflow)) {
        String pin = use.group(2) + " # " + use.group(3);
        assertThat(pin).as(workflow + " uses " + use.group(1)).matches("[0-9a-f]{40} # .+");
        assertThat(pins.merge(use.group(1), pin, (one, other) -> one))
            .as(workflow + " uses " + use.group(1))
            .isEqualTo(pin);
      }
    }
    assertThat(pins).hasSizeGreaterThan(4);
  }

  /** A release that is cancelled half way, or pushed out of the queue, helps nobody. */
  @Test
  void whateverWritesQueuesAndIsNotCancelled() throws IOException {
    for (Path workflow : workflows()) {
      List<MatchResult> groups = matches(GROUP, workflow);
      assertThat(groups)
          .as(workflow.toString())
          .hasSameSizeAs(matches(WRITES, workflow))
          .allMatch(group -> group.group(1).equals("false") && group.group(2).equals("max"));
    }
  }

  @Test
  void trustPoliciesNameOneEnvironmentInEitherFormOfSubject() throws IOException {
    assertThat(subject("trust-policy-classic.json")).isEqualTo("repo:ORG/REPO:environment:ENV");
    assertThat(subject("trust-policy-immutable.json"))
        .isEqualTo("repo:ORG@ORG_ID/REPO@REPO_ID:environment:ENV");
  }

  private static String subject(String name) throws IOException {
    JsonNode policy =
        new ObjectMapper().readTree(DOCS.resolve("github-workflows").resolve(name).toFile());
    JsonNode statement = policy.path("Statement").path(0);
    JsonNode condition = statement.path("Condition");
    String issuer = "token.actions.githubusercontent.com";
    assertThat(statement.path("Action").asText()).isEqualTo("sts:AssumeRoleWithWebIdentity");
    assertThat(condition.size()).as("kinds of conditions").isOne();
    assertThat(condition.path("StringEquals").path(issuer + ":aud").asText())
        .isEqualTo("sts.amazonaws.com");
    return condition.path("StringEquals").path(issuer + ":sub").asText();
  }

  private static void isWhole(String page, String directory, String ending) throws IOException {
    ShowingPage showing = new ShowingPage(DOCS.resolve(page));
    assertThat(showing.names()).containsAll(files(directory, ending));
    showing.isUpToDate();
  }

  private static List<String> files(String directory, String ending) throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve(directory))) {
      return files
          .map(file -> directory + "/" + file.getFileName())
          .filter(file -> file.endsWith(ending))
          .toList();
    }
  }

  private static List<Path> workflows() throws IOException {
    return Stream.concat(
            files("github-workflows", ".yml").stream().map(DOCS::resolve),
            Stream.of(Path.of(".github/workflows/ci.yml")))
        .toList();
  }

  private static List<MatchResult> matches(Pattern pattern, Path file) throws IOException {
    return pattern.matcher(Files.readString(file)).results().toList();
  }
}
