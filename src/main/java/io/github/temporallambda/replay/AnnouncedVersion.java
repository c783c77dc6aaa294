package io.github.temporallambda.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import io.temporal.api.deployment.v1.WorkerDeploymentOptions;
import io.temporal.api.enums.v1.WorkerVersioningMode;
import java.io.IOException;

/**
 * The Deployment Version that a poll announces ({@code temporal.api.deployment.v1.
 * WorkerDeploymentOptions}).
 *
 * @param isVersioned whether the worker takes part in versioning at all
 */
record AnnouncedVersion(String deploymentName, String buildId, boolean isVersioned) {

  /**
   * Reads the bytes of the options; none announce nothing.
   *
   * @throws IOException when they are malformed
   */
  static AnnouncedVersion of(ByteString options) throws IOException {
    CodedInputStream in = options.newCodedInput();
    String deploymentName = "";
    String buildId = "";
    int mode = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case WorkerDeploymentOptions.DEPLOYMENT_NAME_FIELD_NUMBER << 3 | PollRequest.WITH_LENGTH ->
            deploymentName = in.readStringRequireUtf8();
        case WorkerDeploymentOptions.BUILD_ID_FIELD_NUMBER << 3 | PollRequest.WITH_LENGTH ->
            buildId = in.readStringRequireUtf8();
        case WorkerDeploymentOptions.WORKER_VERSIONING_MODE_FIELD_NUMBER << 3 ->
            mode = in.readEnum();
        default -> UnknownFields.pass(in, tag);
      }
    }
    boolean isVersioned = mode == WorkerVersioningMode.WORKER_VERSIONING_MODE_VERSIONED_VALUE;
    return new AnnouncedVersion(deploymentName, buildId, isVersioned);
  }
}
