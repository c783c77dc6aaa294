package io.github.temporallambda.replay.corpus;

import io.nexusrpc.Operation;
import io.nexusrpc.Service;
import io.nexusrpc.handler.OperationHandler;
import io.nexusrpc.handler.OperationImpl;
import io.nexusrpc.handler.ServiceImpl;

/** A Nexus service that pairs ask. */
@Service
public interface Quotes {

  @Operation
  String quote(String order);

  @Operation
  String insure(String order);

  /** Answers at once. */
  @ServiceImpl(service = Quotes.class)
  class Done {

    @OperationImpl
    public OperationHandler<String, String> quote() {
      return OperationHandler.sync((context, details, order) -> "10 for " + order);
    }

    @OperationImpl
    public OperationHandler<String, String> insure() {
      return OperationHandler.sync((context, details, order) -> "insured " + order);
    }
  }
}
