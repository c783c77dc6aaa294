package io.github.temporallambda.mojo;

import io.github.temporallambda.buildid.BuildIdSource;
import io.github.temporallambda.lambda.AccountId;
import io.github.temporallambda.lambda.BucketName;
import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.lambda.KeyPrefix;
import io.github.temporallambda.mojo.guard.ArtifactSelection;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.parameter.RegistrationInput;
import io.github.temporallambda.mojo.wiring.ReleaseInput;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.rollout.request.OnConfigurationChange;
import io.github.temporallambda.rollout.request.OnUnchanged;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.SameContent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** A gated goal about the file that this module packages. */
public abstract class ReleaseGoal extends WritingGoal {

  @Parameter(defaultValue = "${executedProject}", readonly = true)
  @Nullable MavenProject executedProject;

  /**
   * Which of several packaged files is shipped: the classifier of an attached jar or zip, or <code>
   * main</code> for the main artifact. Default: the only jar or zip that holds code; it stops and
   * lists them when there are several.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.CLASSIFIER)
  @Nullable String classifier;

  /**
   * Name of an S3 bucket through which the code goes to Lambda; needed above 50 MB. It must exist,
   * in the function's Region; none is ever created. Code lies there as <code>
   * &lt;s3KeyPrefix&gt;/&lt;functionName&gt;/&lt;SHA-256&gt;.zip</code>, is never overwritten, and
   * is found again by later runs. Default: none, the request to Lambda holds the code.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.S3_BUCKET)
  @Nullable String s3Bucket;

  /**
   * What the keys of uploaded code begin with: parts of letters, digits, hyphens, underscores, dots
   * and equals signs, separated by slashes.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.S3_KEY_PREFIX, defaultValue = "temporal-lambda")
  @Nullable String s3KeyPrefix;

  /**
   * The AWS account, 12 digits, that must own the bucket; every request says so, and S3 refuses
   * where another one does. Default: the account that the function belongs to.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.S3_BUCKET_OWNER)
  @Nullable String s3BucketOwner;

  /**
   * What the Build ID is derived from: <code>commit</code>, or <code>tree</code>, which is what the
   * commit holds at <code>buildIdPaths</code>. In a repository of several modules, a <code>tree
   * </code> makes a new Build ID only where the worker changed; a commit, time and message play no
   * part in it. A shallow clone gives the same.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.BUILD_ID_SOURCE, defaultValue = BuildIdSourceReading.COMMIT)
  @Nullable String buildIdSource;

  /**
   * With <code>buildIdSource</code> <code>tree</code>: directories and files, relative to the
   * module's directory and separated by commas, that the artifact is built from. Those outside the
   * module have to be named (modules that it depends on, a parent POM): where such a one changes
   * the content, the Build ID would stand for two contents, and the release stops. Only below these
   * paths uncommitted changes count. Default: the module's directory.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.BUILD_ID_PATHS)
  List<String> buildIdPaths = List.of();

  /**
   * What to do with content that is published under this Build ID, where the function's
   * configuration was changed since (by Terraform, say), other than the variables of this plugin:
   * <code>stop</code> and name what changed; <code>release</code> the same content with the new
   * configuration, under the Build ID with <code>-c1</code>, <code>-c2</code>, … behind it. A Build
   * ID that was published with this very configuration is found again either way.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.ON_CONFIGURATION_CHANGE, defaultValue = "stop")
  @Nullable String onConfigurationChange;

  /**
   * Releases a work tree that differs from its commit, under a Build ID of its own (<code>
   * &lt;commit&gt;-dirty-&lt;8 digits over the dirty files&gt;</code>). Exactly <code>true</code>
   * or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.ALLOW_DIRTY, defaultValue = "false")
  @Nullable String allowDirty;

  /**
   * Releases although the commit of the current version is younger, or of unknown age. Exactly
   * <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.ALLOW_OLDER, defaultValue = "false")
  @Nullable String allowOlder;

  /** All that a release takes; to be asked for after {@link ParameterReader#finish}. */
  protected final Supplier<ReleaseInput> release(
      ParameterReader in,
      Supplier<GateInput> gate,
      Supplier<Optional<RegistrationInput>> registration,
      ReleaseMode mode) {
    Supplier<ConnectionInput> connection = connection(in);
    Supplier<String> function = function(in);
    Supplier<Path> file = packagedFile(in);
    Supplier<Optional<CodeBucket>> bucket = bucket(in);
    Supplier<BuildIdSource> source = buildIdSource(in);
    SameContent sameContent = sameContent(in);
    ReleaseInput.Choices choices =
        new ReleaseInput.Choices(
            mode,
            in.flag(PropertyNames.ALLOW_DIRTY, allowDirty),
            allowOlder(in),
            retryRolledBack(in),
            claimManager(in),
            sameContent,
            dryRun(in));
    return () ->
        new ReleaseInput(
            connection.get(),
            function.get(),
            gate.get(),
            new ReleaseInput.Built(file.get(), source.get()),
            registration.get(),
            bucket.get(),
            choices);
  }

  /** The bucket; to be asked for after {@link ParameterReader#finish}. */
  protected final Supplier<Optional<CodeBucket>> bucket(ParameterReader in) {
    Optional<BucketName> name = in.optional(PropertyNames.S3_BUCKET, s3Bucket, BucketName::new);
    Optional<KeyPrefix> prefix =
        in.required(PropertyNames.S3_KEY_PREFIX, s3KeyPrefix, KeyPrefix::new);
    Optional<AccountId> owner =
        in.optional(PropertyNames.S3_BUCKET_OWNER, s3BucketOwner, AccountId::new);
    if (s3Bucket == null && s3BucketOwner != null) {
      in.add(
          Problem.configuration(
              PropertyNames.S3_BUCKET_OWNER + " says who owns a bucket, and no bucket is named.",
              "name it with -D" + PropertyNames.S3_BUCKET + "=…, or leave the owner out"));
    }
    return () -> name.map(it -> new CodeBucket(it, prefix.orElseThrow(), owner));
  }

  /** What the Build ID is derived from; to be asked for after {@link ParameterReader#finish}. */
  protected final Supplier<BuildIdSource> buildIdSource(ParameterReader in) {
    return BuildIdSourceReading.read(in, buildIdSource, buildIdPaths);
  }

  /** What becomes of content that is there already. */
  protected final SameContent sameContent(ParameterReader in) {
    return new SameContent(onUnchanged(in), onConfigurationChange(in));
  }

  /** Where the content runs already; a goal that does not route releases it all the same. */
  protected OnUnchanged onUnchanged(ParameterReader in) {
    return OnUnchanged.RELEASE;
  }

  private OnConfigurationChange onConfigurationChange(ParameterReader in) {
    return in.required(
            PropertyNames.ON_CONFIGURATION_CHANGE,
            onConfigurationChange,
            raw -> Parsers.oneOf(raw, List.of("stop", "release")))
        .filter("release"::equals)
        .map(word -> OnConfigurationChange.RELEASE)
        .orElse(OnConfigurationChange.STOP);
  }

  /** Whether an older build may replace the current version. */
  protected final boolean allowOlder(ParameterReader in) {
    return in.flag(PropertyNames.ALLOW_OLDER, allowOlder);
  }

  /** The packaged file; to be asked for after {@link ParameterReader#finish}. */
  protected final Supplier<Path> packagedFile(ParameterReader in) {
    Optional<String> wanted = in.optional(PropertyNames.CLASSIFIER, classifier, Parsers::text);
    try {
      Path file = new ArtifactSelection(packagedProject(), goal()).select(wanted);
      return () -> file;
    } catch (ProblemException e) {
      in.addAll(e.problems());
      return () -> {
        throw new IllegalStateException("asked for before the problems were thrown");
      };
    }
  }

  /**
   * Shows what the forked build made of this module to the modules that depend on it: a fork
   * attaches it where Maven does not look when it resolves them.
   */
  @Override
  protected final void keepWhatTheForkPackaged() {
    if (project.getArtifact().getFile() == null) {
      project.getArtifact().setFile(packagedProject().getArtifact().getFile());
    }
  }

  /**
   * Where the packaged file is attached: with a goal that forks the build, on Maven's executed
   * project. That one is also left behind by other plugins' forks, so only ours counts.
   */
  private MavenProject packagedProject() {
    boolean forked = execution.getMojoDescriptor().isForking();
    return forked && executedProject != null ? executedProject : project;
  }
}
