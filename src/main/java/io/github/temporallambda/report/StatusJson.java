package io.github.temporallambda.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.LambdaCompute;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A deployment's status in the JSON report: its versions, what else runs, and the audit. */
final class StatusJson {

  private StatusJson() {}

  static ObjectNode of(DeploymentStatus status) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode versions = node.putArray("versions");
    status.versions().forEach(version -> version(versions.addObject(), version));
    ArrayNode undescribed = node.putArray("undescribedBuildIds");
    status.undescribed().forEach(summary -> undescribed.add(summary.buildId()));
    status
        .others()
        .ifPresent(
            others ->
                node.putObject("alsoRunning")
                    .put("unversioned", others.unversioned())
                    .put("otherDeployments", others.otherDeployments()));
    status.uncounted().ifPresent(problem -> node.set("uncounted", JsonReport.problem(problem)));
    audit(node.putObject("audit"), status.audit());
    return node;
  }

  private static void version(ObjectNode node, VersionStatus status) {
    DeploymentVersion version = status.deploymentVersion();
    node.put("buildId", version.id().buildId().value());
    node.put("status", version.status().name().toLowerCase(Locale.ROOT));
    version
        .compute()
        .map(LambdaCompute::functionArn)
        .ifPresent(arn -> node.put("functionArn", arn));
    node.put("development", status.development());
    GateJson.taskQueues(node.putArray("taskQueues"), version.taskQueues());
    times(node.putObject("times"), version.times());
    status
        .open()
        .ifPresent(
            open ->
                node.putObject("open")
                    .put("pinned", open.pinned())
                    .put("autoUpgrade", open.autoUpgrade()));
    status.origin().commit().ifPresent(commit -> node.put("commit", commit));
    status.origin().releasedBy().ifPresent(actor -> node.put("releasedBy", actor));
    status.origin().runUrl().ifPresent(url -> node.put("runUrl", url));
    status.condemned().ifPresent(words -> node.put("condemned", words));
  }

  private static void times(ObjectNode node, DeploymentVersionTimes times) {
    put(node, "created", times.created());
    put(node, "currentSince", times.currentSince());
    put(node, "rampingSince", times.rampingSince());
    put(node, "firstActivated", times.firstActivated());
    put(node, "lastCurrent", times.lastCurrent());
    put(node, "lastDeactivated", times.lastDeactivated());
    put(node, "drainageChanged", times.drainageChanged());
  }

  private static void put(ObjectNode node, String name, Optional<Instant> time) {
    time.ifPresent(instant -> node.put(name, instant.toString()));
  }

  private static void audit(ObjectNode node, AuditResult audit) {
    node.put("complete", audit.isComplete());
    ArrayNode read = node.putArray("functionsRead");
    audit.functionsRead().forEach(read::add);
    ArrayNode findings = node.putArray("findings");
    audit.findings().forEach(finding -> finding(findings.addObject(), finding));
    ArrayNode unread = node.putArray("unread");
    audit.unread().forEach(problem -> unread.add(JsonReport.problem(problem)));
  }

  private static void finding(ObjectNode node, AuditFinding finding) {
    node.put("kind", finding.kind()).put("fault", finding.fault()).put("what", finding.what());
    ArrayNode evidence = node.putArray("evidence");
    finding.evidence().forEach(evidence::add);
    node.put("next", finding.next());
  }
}
