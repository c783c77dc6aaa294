package io.github.temporallambda.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The policies of {@code docs/security.md} allow what goals were seen to call, and nothing that
 * none of them was seen to call.
 */
@ExtendWith(CampaignExtension.class)
class PolicyIT {

  /** S3 authorises some operations as other actions. */
  private static final Map<String, String> BUCKET_ACTIONS =
      Map.of(
          "HeadBucket", "s3:ListBucket",
          "HeadObject", "s3:GetObject",
          "PutObject", "s3:PutObject");

  private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @Test
  void releasesAndRollbacksCallWhatTheirPoliciesAllow(Campaign campaign) throws Exception {
    List<JsonNode> policies = policies();

    List<Undisturbed> seen = campaign.undisturbed();

    Set<String> released = called(seen, Set.of(Scenario.FIRST_RELEASE, Scenario.SECOND_RELEASE));
    Set<String> rolledBack = called(seen, Set.of(Scenario.ROLLBACK));
    assertThat(actions(policies.get(0))).containsAll(released);
    assertThat(actions(policies.get(1))).containsAll(rolledBack);
    Set<String> all = new TreeSet<>(released);
    all.addAll(rolledBack);
    // What only a release asks that finds an earlier run's version.
    all.add("lambda:GetFunctionEventInvokeConfig");
    assertThat(all).containsAll(actions(policies.get(0))).containsAll(actions(policies.get(1)));
  }

  @Test
  void releaseThroughABucketCallsWhatItsPolicyAllows(Campaign campaign) throws Exception {
    Set<String> called =
        campaign.undisturbed().stream()
            .filter(run -> run.scenario() == Scenario.RELEASE_THROUGH_BUCKET)
            .flatMap(run -> run.calls().stream())
            .filter(call -> call.service().equals("s3"))
            .map(call -> BUCKET_ACTIONS.getOrDefault(call.operation(), call.operation()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(called).isEqualTo(actions(policies().get(2)));
  }

  @Test
  void noPolicyAllowsToDeleteOrMoreThanItNames() throws Exception {
    List<JsonNode> policies = policies();

    assertThat(policies).hasSize(3);
    for (JsonNode policy : policies) {
      assertThat(actions(policy))
          .isNotEmpty()
          .noneMatch(action -> action.contains("*") || action.contains("Delete"));
      for (JsonNode statement : policy.path("Statement")) {
        boolean ofTheAccount =
            statement.path("Action").asText().equals("lambda:GetAccountSettings");
        assertThat(statement.path("Resource").asText()).startsWith(ofTheAccount ? "*" : "arn:aws:");
      }
    }
  }

  private static Set<String> called(List<Undisturbed> seen, Set<Scenario> scenarios) {
    return seen.stream()
        .filter(run -> scenarios.contains(run.scenario()))
        .flatMap(run -> run.calls().stream())
        .filter(call -> call.service().equals("lambda") && !call.operation().equals("Download"))
        .map(call -> "lambda:" + call.operation())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<JsonNode> policies() throws Exception {
    List<JsonNode> policies = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(Path.of("docs/security.md")));
    while (block.find()) {
      JsonNode policy = new ObjectMapper().readTree(block.group(1));
      assertThat(policy.path("Version").asText()).isEqualTo("2012-10-17");
      policies.add(policy);
    }
    return policies;
  }

  private static Set<String> actions(JsonNode policy) {
    Set<String> actions = new TreeSet<>();
    for (JsonNode statement : policy.path("Statement")) {
      JsonNode action = statement.path("Action");
      if (action.isTextual()) {
        actions.add(action.asText());
      } else {
        StreamSupport.stream(action.spliterator(), false)
            .map(JsonNode::asText)
            .forEach(actions::add);
      }
    }
    return actions;
  }
}
