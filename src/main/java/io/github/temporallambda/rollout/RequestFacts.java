package io.github.temporallambda.rollout;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.report.Fact;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands at the head of a run: what is released, where to, and what its mode means. */
final class RequestFacts {

  private static final String DEVELOPMENT =
      "the function itself is registered, not a version of it: its unqualified ARN, under the one"
          + " Build ID 'dev'. Writing the code to $LATEST moves every execution at once, Pinned"
          + " ones too, so all of them are replayed before; invocations under way finish on the"
          + " code that they began with. Nothing is published and no Build ID names one content:"
          + " the way back is to write the old code again. Not for what others rely on.";

  private RequestFacts() {}

  static List<Fact> of(RolloutRequest request) {
    Candidate candidate = request.candidate();
    DeploymentPackage artifact = candidate.artifact();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("version", candidate.id().toString()));
    candidate
        .commit()
        .ifPresent(
            commit ->
                facts.add(new Fact("commit", commit.id() + (commit.isDirty() ? " (dirty)" : ""))));
    String megabytes = String.format(Locale.ROOT, " (%.1f MB)", artifact.bytes() / 1_000_000.0);
    facts.add(new Fact("artifact", artifact.file().getFileName() + megabytes));
    facts.add(new Fact("function", request.function().functionName().value()));
    facts.add(new Fact("temporal", request.target().toString()));
    if (candidate.mode() instanceof ReleaseMode.Development) {
      facts.add(new Fact("development", DEVELOPMENT));
    }
    return List.copyOf(facts);
  }
}
