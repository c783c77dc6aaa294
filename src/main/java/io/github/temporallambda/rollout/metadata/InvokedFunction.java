package io.github.temporallambda.rollout.metadata;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.FunctionVersion;
import java.util.List;

/** What the server's controller invokes for a Deployment Version. */
public sealed interface InvokedFunction {

  /** As it is registered. */
  String arn();

  /** The function, without its qualifier. */
  FunctionName functionName();

  /** The Region it lies in, for instance {@code eu-west-1}. */
  String region();

  /** The number of the version, or {@code $LATEST}. */
  String qualifier();

  /** The code it held when it was read last; a version's never changes. */
  CodeSha256 codeSha256();

  /** One immutable version, by its qualified ARN. */
  record OfVersion(FunctionVersion functionVersion) implements InvokedFunction {
    @Override
    public String arn() {
      return functionVersion.arn().toString();
    }

    @Override
    public FunctionName functionName() {
      return functionVersion.arn().functionName();
    }

    @Override
    public String region() {
      return functionVersion.arn().region();
    }

    @Override
    public String qualifier() {
      return functionVersion.arn().qualifier();
    }

    @Override
    public CodeSha256 codeSha256() {
      return functionVersion.codeSha256();
    }
  }

  /** {@code $LATEST}, by the unqualified ARN: in development mode alone. */
  record OfLatest(FunctionConfiguration latest) implements InvokedFunction {

    private static final int REGION = 3;

    @Override
    public String arn() {
      return latest.unqualifiedArn();
    }

    @Override
    public FunctionName functionName() {
      return latest.functionName();
    }

    @Override
    public String region() {
      return List.of(latest.unqualifiedArn().split(":", -1)).get(REGION);
    }

    @Override
    public String qualifier() {
      return "$LATEST";
    }

    @Override
    public CodeSha256 codeSha256() {
      return latest.codeSha256();
    }
  }
}
