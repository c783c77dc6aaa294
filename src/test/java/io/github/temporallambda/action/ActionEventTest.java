package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.action.ActionResult.Conclusion;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose code may do what: pull requests of this repository, of forks, and what follows them. */
class ActionEventTest {

  private static final String OURS = "acme/orders";
  private static final String FORK = "mallory/orders";
  private static final String MERGE = "0123456789012345678901234567890123456789";

  @TempDir Path temporary;

  private ActionJob job;

  @BeforeEach
  void makeJob() {
    job = ActionJob.in(temporary);
  }

  @ParameterizedTest
  @CsvSource({"replay, false", "status, false", "rollout, true"})
  void pullRequestMayDoWhatWritesNothing(String goal, String dryRun) {
    job.maven().leaves(StubMaven.report(goal, "succeeded"));
    job.action()
        .with("goal", goal)
        .with("dry-run", dryRun)
        .event("pull_request", pull(OURS, MERGE));

    ActionResult result = job.run();

    assertThat(result.errors()).isEmpty();
    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollout", "set-current"})
  void pullRequestMayWriteNothing(String goal) {
    job.action().with("goal", goal).event("pull_request", pull(OURS, MERGE));

    refused(
        "Event pull_request: " + goal + " writes to AWS and Temporal", "goal: replay", "dry-run");
  }

  @Test
  void permittedPreviewIsOfThePullRequestsHead() throws GitAPIException {
    String head = commit();
    job.maven().leaves(StubMaven.report("rollout", "succeeded"));
    job.action().with("allow-pull-request", "true").event("pull_request", pull(OURS, head));

    assertThat(job.run().conclusion()).isEqualTo(Conclusion.SUCCESS);
  }

  @Test
  void permittedPreviewIsNotOfTheMerge() throws GitAPIException {
    String head = commit();
    job.action().with("allow-pull-request", "true").event("pull_request", pull(OURS, MERGE));

    refused(
        "checked out (" + head + ") is not the pull request's head (" + MERGE + "), and",
        "ref: ${{");
  }

  @Test
  void permittedPreviewNeedsACheckout() {
    job.action().with("allow-pull-request", "true").event("pull_request", pull(OURS, MERGE));

    refused("git cannot tell which commit is checked out");
  }

  @Test
  void forkMayReplayWithoutSecrets() {
    job.maven().leaves(StubMaven.report("replay", "succeeded"));
    job.action().with("goal", "replay").event("pull_request", pull(FORK, MERGE));

    assertThat(job.run().conclusion()).isEqualTo(Conclusion.SUCCESS);
  }

  @Test
  void forkWithSecretsMayDoNothing() {
    job.action()
        .with("goal", "replay")
        .environment("TEMPORAL_API_KEY", "canary-value")
        .environment("AWS_SECRET_ACCESS_KEY", "canary-value")
        .event("pull_request", pull(FORK, MERGE));

    ActionResult result =
        refused("of a fork (mallory/orders)", "(AWS_SECRET_ACCESS_KEY TEMPORAL_API_KEY)");

    assertThat(result.toString()).doesNotContain("canary-value");
  }

  @Test
  void forkMayNotWriteHoweverItIsPermitted() {
    job.action().with("allow-pull-request", "true").event("pull_request", pull(FORK, MERGE));

    refused("of a fork (mallory/orders)", "allow-pull-request does not hold for forks");
  }

  @Test
  void forkThatIsDeletedIsAFork() {
    String payload =
        "{\"pull_request\": {\"head\": {\"sha\": \"%s\", \"repo\": null}, \"base\": {\"repo\": {\"full_name\": \"acme/orders\"}}}}";
    job.action().event("pull_request_review", payload.formatted(MERGE));

    refused("Event pull_request_review", "a repository that is deleted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"replay", "rollout"})
  void pullRequestTargetMayDoNothing(String goal) {
    job.action()
        .with("goal", goal)
        .with("allow-pull-request", "true")
        .event("pull_request_target", pull(OURS, MERGE));

    refused("Event pull_request_target: refused for every goal", "secrets", "Use pull_request");
  }

  @Test
  void runThatFollowsAForksMayDoNothing() {
    job.action().with("goal", "status").event("workflow_run", follows(FORK, "pull_request"));

    refused("Event workflow_run: refused for every goal", "'mallory/orders'");
  }

  @Test
  void runThatFollowsAPullRequestMayWriteNothing() {
    job.action().event("workflow_run", follows(OURS, "pull_request"));

    refused("Event workflow_run: rollout writes");
  }

  @Test
  void runThatFollowsAPushMayRelease() {
    job.maven().leaves(StubMaven.report("rollout", "succeeded"));
    job.action().event("workflow_run", follows(OURS, "push"));

    assertThat(job.run().conclusion()).isEqualTo(Conclusion.SUCCESS);
  }

  @Test
  void pullRequestOfWhichNothingIsKnownMayDoNothing() {
    job.action().with("goal", "replay").event("pull_request", "not JSON");

    refused("the file of GITHUB_EVENT_PATH is not readable");
  }

  private ActionResult refused(String... words) {
    ActionResult result = job.run();
    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.output("outcome")).isEqualTo("failed");
    assertThat(String.join("\n", result.errors())).contains(words);
    assertThat(job.maven().calls()).isEqualTo(List.of());
    return result;
  }

  private static String pull(String from, String head) {
    return """
        {"pull_request": {
          "head": {"sha": "%s", "ref": "x\\"; $(touch pwned) `id` ::error::", "repo": {"full_name": "%s"}},
          "base": {"repo": {"full_name": "acme/orders"}}}}
        """
        .formatted(head, from);
  }

  private static String follows(String from, String event) {
    return """
        {"repository": {"full_name": "acme/orders"}, "workflow_run": {
          "event": "%s", "head_sha": "%s", "head_repository": {"full_name": "%s"}}}
        """
        .formatted(event, MERGE, from);
  }

  private String commit() throws GitAPIException {
    try (Git git = Git.init().setDirectory(job.workspace().toFile()).call()) {
      return git.commit()
          .setMessage("Preview")
          .setAllowEmpty(true)
          .setSign(false)
          .setAuthor("it", "it@example.com")
          .setCommitter("it", "it@example.com")
          .call()
          .getName();
    }
  }
}
