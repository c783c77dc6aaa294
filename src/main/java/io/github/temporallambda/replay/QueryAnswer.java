package io.github.temporallambda.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.temporal.api.enums.v1.QueryResultType;
import io.temporal.api.workflowservice.v1.RespondQueryTaskCompletedRequest;
import java.io.IOException;

/**
 * What a worker answers to a query (RespondQueryTaskCompleted), as far as it concerns the gate.
 *
 * @param token of the task
 * @param isAnswered whether the query was answered; if not, it failed
 * @param error why it failed; empty where it did not
 * @param result binary protobuf of {@code temporal.api.common.v1.Payloads}, which is not looked at
 */
record QueryAnswer(String token, boolean isAnswered, String error, ByteString result) {

  /**
   * Reads the bytes of a request.
   *
   * @throws IOException when they are malformed
   */
  static QueryAnswer of(byte[] request) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(request);
    String token = "";
    boolean answered = false;
    String error = "";
    ByteString result = ByteString.EMPTY;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case RespondQueryTaskCompletedRequest.TASK_TOKEN_FIELD_NUMBER ->
            token = in.readBytes().toStringUtf8();
        case RespondQueryTaskCompletedRequest.COMPLETED_TYPE_FIELD_NUMBER ->
            answered = in.readEnum() == QueryResultType.QUERY_RESULT_TYPE_ANSWERED_VALUE;
        case RespondQueryTaskCompletedRequest.ERROR_MESSAGE_FIELD_NUMBER ->
            error = in.readStringRequireUtf8();
        case RespondQueryTaskCompletedRequest.QUERY_RESULT_FIELD_NUMBER -> result = in.readBytes();
        default -> UnknownFields.pass(in, tag);
      }
    }
    return new QueryAnswer(token, answered, error, result);
  }
}
