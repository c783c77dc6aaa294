package io.github.temporallambda.lambda;

import java.util.Map;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * One call to S3, as its error messages name it.
 *
 * @param operation the API's name, for instance {@code PutObject}
 * @param bucket the bucket and where in it
 * @param ownerId the account that must own it
 * @param region where it was sent
 */
record BucketCall(String operation, CodeBucket bucket, AccountId ownerId, String region) {

  /** S3 names two of its three actions after other operations. */
  private static final Map<String, String> ACTIONS =
      Map.of("HeadBucket", "s3:ListBucket", "HeadObject", "s3:GetObject");

  BucketName bucketName() {
    return bucket.bucketName();
  }

  String owner() {
    return ownerId.value();
  }

  /** The IAM action that allows it. */
  String action() {
    return ACTIONS.getOrDefault(operation, "s3:" + operation);
  }

  /** What a policy must name to allow it: the bucket, or the objects with our prefix. */
  String resource() {
    return operation.equals("HeadBucket")
        ? bucketArn()
        : bucketArn() + "/" + bucket.keyPrefix() + "/*";
  }

  String bucketArn() {
    return "arn:" + PartitionMetadata.of(Region.of(region)).id() + ":s3:::" + bucketName();
  }
}
