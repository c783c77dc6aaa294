package io.github.temporallambda.replay.corpus;

import io.temporal.workflow.NexusOperationOptions;
import io.temporal.workflow.NexusServiceOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Where {@link Quotes} are asked for. */
public final class QuotesEndpoint {

  static final String NAME = "corpus-quotes";

  private QuotesEndpoint() {}

  /** Asks by way of the endpoint. */
  public static Quotes quotes() {
    NexusOperationOptions patient =
        NexusOperationOptions.newBuilder()
            .setScheduleToCloseTimeout(Duration.ofSeconds(20))
            .build();
    return Workflow.newNexusServiceStub(
        Quotes.class,
        NexusServiceOptions.newBuilder().setEndpoint(NAME).setOperationOptions(patient).build());
  }
}
