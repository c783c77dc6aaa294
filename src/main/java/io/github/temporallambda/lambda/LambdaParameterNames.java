package io.github.temporallambda.lambda;

/** The plugin's parameters that this room's messages ask for, as a user writes them. */
public final class LambdaParameterNames {

  /** The bare function name. */
  public static final String FUNCTION_NAME = "temporal-lambda.functionName";

  /** The AWS Region. */
  public static final String REGION = "temporal-lambda.region";

  /** The AWS profile; Temporal has profiles of its own. */
  public static final String AWS_PROFILE = "temporal-lambda.awsProfile";

  /** The bucket through which code gets to Lambda. */
  public static final String S3_BUCKET = "temporal-lambda.s3Bucket";

  /** What the keys of uploaded code begin with. */
  public static final String S3_KEY_PREFIX = "temporal-lambda.s3KeyPrefix";

  /** The account that must own the bucket. */
  public static final String S3_BUCKET_OWNER = "temporal-lambda.s3BucketOwner";

  /** The account that the function must be in. */
  public static final String EXPECTED_ACCOUNT = "temporal-lambda.expectedAccount";

  /** The Region that the function must be in. */
  public static final String EXPECTED_REGION = "temporal-lambda.expectedRegion";

  private LambdaParameterNames() {}
}
