package io.github.temporallambda.history;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.io.IOException;
import java.io.InputStream;

/**
 * An answer of GetWorkflowExecutionHistory whose events stay bytes: pages of one history make a
 * history when they are joined.
 *
 * @param events the bytes of a {@code temporal.api.history.v1.History}
 * @param nextPageToken empty on the last page
 */
record HistoryPage(ByteString events, ByteString nextPageToken) {

  /** The call, with such an answer. */
  static final MethodDescriptor<GetWorkflowExecutionHistoryRequest, HistoryPage> METHOD =
      WorkflowServiceGrpc.getGetWorkflowExecutionHistoryMethod().toBuilder(
              WorkflowServiceGrpc.getGetWorkflowExecutionHistoryMethod().getRequestMarshaller(),
              new Answers())
          .build();

  private static final int LENGTH_DELIMITED = 2;
  private static final int HISTORY =
      GetWorkflowExecutionHistoryResponse.HISTORY_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  private static final int NEXT_PAGE_TOKEN =
      GetWorkflowExecutionHistoryResponse.NEXT_PAGE_TOKEN_FIELD_NUMBER << 3 | LENGTH_DELIMITED;

  /** Reads the bytes of an answer. */
  static HistoryPage of(byte[] answer) throws IOException {
    CodedInputStream in = UnsafeByteOperations.unsafeWrap(answer).newCodedInput();
    in.enableAliasing(true);
    ByteString events = ByteString.EMPTY;
    ByteString token = ByteString.EMPTY;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case HISTORY -> events = events.concat(in.readBytes());
        case NEXT_PAGE_TOKEN -> token = in.readBytes();
        default -> {
          if (!in.skipField(tag)) {
            throw new IOException("a group ends that did not begin");
          }
        }
      }
    }
    return new HistoryPage(events, token);
  }

  boolean isLast() {
    return nextPageToken.isEmpty();
  }

  private static final class Answers implements Marshaller<HistoryPage> {

    @Override
    public InputStream stream(HistoryPage page) {
      throw new UnsupportedOperationException("an answer is only read");
    }

    @Override
    public HistoryPage parse(InputStream answer) {
      try {
        return of(answer.readAllBytes());
      } catch (IOException malformed) {
        throw Status.INTERNAL
            .withDescription("the answer is not a GetWorkflowExecutionHistoryResponse")
            .withCause(malformed)
            .asRuntimeException();
      }
    }
  }
}
