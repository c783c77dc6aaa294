package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.problem.Problem;
import java.util.Optional;

/** Where UpdateFunctionCode takes a package from. */
public sealed interface CodeSource {

  /** What a request holds zipped at most. */
  long MAX_INLINE_BYTES = 52_428_800;

  /** The package. */
  DeploymentPackage deploymentPackage();

  /** The request itself holds the bytes. */
  record Inline(DeploymentPackage deploymentPackage) implements CodeSource {

    /** Why no request can hold it; empty where one can. */
    public Optional<Problem> tooLarge() {
      return deploymentPackage.bytes() > MAX_INLINE_BYTES
          ? Optional.of(LambdaProblems.tooLargeInline(deploymentPackage, MAX_INLINE_BYTES))
          : Optional.empty();
    }
  }

  /**
   * An object in S3, whose SHA-256 S3 confirmed to be that of the package.
   *
   * @param bucketName its bucket
   * @param key its key
   * @param objectVersion its version, where the bucket keeps versions: the one that was confirmed
   */
  record Stored(
      DeploymentPackage deploymentPackage,
      BucketName bucketName,
      String key,
      Optional<String> objectVersion)
      implements CodeSource {

    /** As AWS's tools write it, {@code s3://BUCKET/KEY}. */
    public String location() {
      return "s3://" + bucketName + "/" + key;
    }
  }
}
