package io.github.temporallambda.mojo;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PromoteInput;
import io.github.temporallambda.mojo.parameter.PromotedSource;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.parameter.RegistrationInput;
import io.github.temporallambda.mojo.wiring.Promote;
import io.github.temporallambda.problem.Problem;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Releases what is built already, as <code>rollout</code> does: the same file that another
 * environment runs, or a Lambda version that somebody published.
 *
 * <p>With <code>artifact</code> and <code>buildId</code> the file is published; with <code>
 * functionVersion</code> the version is adopted as it is, and nothing is uploaded or written to
 * <code>$LATEST</code>. Either is replayed, registered, proven and routed. Needs AWS and Temporal;
 * no project, no git and no build: what a module packages (<code>classifier</code>, <code>
 * allowDirty</code>, <code>development</code>) is refused. A second run finds everything done.
 *
 * <pre>mvn temporal-lambda:promote -Dtemporal-lambda.deploymentName=orders \
 *     -Dtemporal-lambda.functionName=order-worker \
 *     -Dtemporal-lambda.artifact=order-worker.zip -Dtemporal-lambda.buildId=3f2c1a9b7d10</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "promote", requiresProject = false, requiresOnline = true, threadSafe = true)
public final class PromoteMojo extends RollingOutGoal {

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_PROMOTE, defaultValue = "false")
  @Nullable String promoteSkip;

  /**
   * The jar or zip to publish, byte for byte what runs elsewhere. Either this, with <code>buildId
   * </code>, or <code>functionVersion</code> must be given.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.ARTIFACT)
  @Nullable File artifact;

  /**
   * Number of the published Lambda version of <code>functionName</code> to adopt, from 1. Either
   * this or <code>artifact</code> must be given.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.FUNCTION_VERSION)
  @Nullable String functionVersion;

  /**
   * The Build ID to release under; not <code>dev</code>. Must be given with <code>artifact</code>.
   * With <code>functionVersion</code> the default is what the version's environment announces (
   * <code>TEMPORAL_WORKER_BUILD_ID</code>, <code>TEMPORAL_LAMBDA_BUILD_ID</code>), which it must
   * agree with.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.BUILD_ID)
  @Nullable String buildId;

  /**
   * The commit that it was built from, 40 hex digits: <code>release.commit</code> in the report of
   * its rollout. Given together with <code>committedAt</code>. Default: not known.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.COMMIT)
  @Nullable String commit;

  /**
   * When that was committed, as ISO-8601 with its offset (<code>git show -s --format=%cI</code>):
   * <code>release.committedAt</code> in the report of its rollout. A build that is not known to be
   * younger than the current version stops, unless <code>allowOlder</code>. Default: as an earlier
   * promotion of the same Build ID left it with its Deployment Version; otherwise not known.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.COMMITTED_AT)
  @Nullable String committedAt;

  @Override
  protected Work prepare(ParameterReader in) {
    Supplier<ConnectionInput> connection = connection(in);
    Supplier<String> function = function(in);
    Supplier<PromotedSource> source = source(in);
    Optional<GitCommit> from = commit(in);
    Supplier<Optional<CodeBucket>> bucket = bucket(in);
    Supplier<GateInput> gate = gate(in);
    Supplier<RegistrationInput> registration = registration(in);
    PromoteInput.Choices choices =
        new PromoteInput.Choices(
            allowOlder(in), retryRolledBack(in), claimManager(in), sameContent(in), dryRun(in));
    refuseWhatIsOfAModule(in);
    return () ->
        new Promote(surroundings())
            .run(
                new PromoteInput(
                    connection.get(),
                    function.get(),
                    source.get(),
                    from,
                    bucket.get(),
                    gate.get(),
                    registration.get(),
                    choices));
  }

  @Override
  protected @Nullable String goalSkip() {
    return promoteSkip;
  }

  private Supplier<PromotedSource> source(ParameterReader in) {
    if ((artifact == null) == (functionVersion == null)) {
      in.add(notExactlyOne(artifact != null));
    }
    return artifact == null ? adopted(in) : published(in);
  }

  private Supplier<PromotedSource> published(ParameterReader in) {
    Optional<Path> file = in.file(PropertyNames.ARTIFACT, artifact, Parsers::existingFile);
    Optional<BuildId> needed =
        in.required(PropertyNames.BUILD_ID, buildId, Parsers::releasedBuildId);
    return () -> new PromotedSource.OfFile(file.orElseThrow(), needed.orElseThrow());
  }

  private Supplier<PromotedSource> adopted(ParameterReader in) {
    Optional<Long> number =
        in.optional(PropertyNames.FUNCTION_VERSION, functionVersion, Parsers::functionVersion);
    Optional<BuildId> given =
        in.optional(PropertyNames.BUILD_ID, buildId, Parsers::releasedBuildId);
    return () -> new PromotedSource.OfFunctionVersion(number.orElseThrow(), given);
  }

  private static Problem notExactlyOne(boolean both) {
    return Problem.configuration(
        PropertyNames.ARTIFACT
            + " and "
            + PropertyNames.FUNCTION_VERSION
            + (both ? " were both given" : " are both missing")
            + "; promote takes one of them.",
        "write either -D"
            + PropertyNames.ARTIFACT
            + "=… with -D"
            + PropertyNames.BUILD_ID
            + "=…, or -D"
            + PropertyNames.FUNCTION_VERSION
            + "=…");
  }

  private Optional<GitCommit> commit(ParameterReader in) {
    Optional<String> id = in.optional(PropertyNames.COMMIT, commit, Parsers::commit);
    Optional<Instant> time = in.optional(PropertyNames.COMMITTED_AT, committedAt, Parsers::instant);
    if ((commit == null) != (committedAt == null)) {
      in.add(
          Problem.configuration(
              PropertyNames.COMMIT
                  + " and "
                  + PropertyNames.COMMITTED_AT
                  + " belong together, and one of them is missing.",
              "give both, as the report of its rollout holds them, or none"));
    }
    return id.flatMap(sha -> time.map(at -> GitCommit.told(sha, at)));
  }
}
