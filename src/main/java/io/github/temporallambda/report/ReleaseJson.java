package io.github.temporallambda.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.buildid.GitCommit;

/** What a run is about, in the JSON report. */
final class ReleaseJson {

  private ReleaseJson() {}

  static ObjectNode of(RolloutReport report) {
    ReleaseFacts facts = report.release();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    facts.deploymentName().ifPresent(name -> node.put("deploymentName", name.value()));
    facts.buildId().ifPresent(buildId -> node.put("buildId", buildId.value()));
    report
        .previous()
        .ifPresent(previous -> node.put("previousBuildId", previous.buildId().value()));
    facts.commit().ifPresent(commit -> commit(node, commit));
    facts.artifact().ifPresent(artifact -> artifact(node, artifact));
    facts
        .functionArn()
        .ifPresent(
            arn ->
                node.put("functionArn", arn.toString())
                    .put("functionVersion", arn.functionVersion()));
    facts.unqualifiedArn().ifPresent(arn -> node.put("functionArn", arn));
    return node;
  }

  private static void commit(ObjectNode node, GitCommit commit) {
    node.put("commit", commit.id());
    node.put("committedAt", commit.committedAt().toString());
    node.put("dirty", commit.isDirty());
  }

  private static void artifact(ObjectNode node, DeploymentPackage artifact) {
    node.put("artifact", artifact.file().getFileName().toString());
    node.put("artifactBytes", artifact.bytes());
    node.put("codeSha256", artifact.codeSha256().base64());
    node.put("contentDigest", artifact.contentDigest().hex());
  }
}
