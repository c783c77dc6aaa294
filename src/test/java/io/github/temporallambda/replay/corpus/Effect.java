package io.github.temporallambda.replay.corpus;

import static io.github.temporallambda.replay.corpus.Packing.bystander;
import static io.github.temporallambda.replay.corpus.Packing.child;
import static io.github.temporallambda.replay.corpus.QuotesEndpoint.quotes;
import static io.github.temporallambda.replay.corpus.Work.localWork;
import static io.github.temporallambda.replay.corpus.Work.work;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** The kinds of effect that a workflow has on the world. */
enum Effect {
  ACTIVITY(ran -> work().ship("a coat")),
  LOCAL_ACTIVITY(ran -> localWork().ship("a coat")),
  SIDE_EFFECT(
      ran ->
          Workflow.sideEffect(
              String.class,
              () -> {
                ran.accept("side effect");
                return "red";
              })),
  MUTABLE_SIDE_EFFECT(
      ran ->
          Workflow.mutableSideEffect(
              "colour",
              String.class,
              String::equals,
              () -> {
                ran.accept("mutable side effect");
                return "red";
              })),
  VERSION(ran -> Workflow.getVersion("check", Workflow.DEFAULT_VERSION, 1)),
  TIMER(ran -> Workflow.sleep(Duration.ofMillis(50))),
  CHILD(ran -> child().pack("a coat")),
  SIGNAL(ran -> bystander().wrap("red")),
  CANCEL(ran -> Workflow.newUntypedExternalWorkflowStub(Packing.BYSTANDER).cancel()),
  NEXUS(ran -> quotes().quote("a coat")),
  MEMO(ran -> Workflow.upsertMemo(Map.of("note", "ring twice"))),
  SEARCH_ATTRIBUTE(ran -> Workflow.upsertTypedSearchAttributes(Attributes.CITY.valueSet("Rome"))),
  /** What an interceptor has done by itself, after the workflow. */
  INTERCEPTOR(ran -> {}),
  CONTINUE_AS_NEW(
      ran -> {
        if (Workflow.getInfo().getContinuedExecutionRunId().isEmpty()) {
          Workflow.continueAsNew("CONTINUE_AS_NEW");
        }
      });

  // The lambdas capture nothing.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Consumer<Consumer<String>> code;

  Effect(Consumer<Consumer<String>> code) {
    this.code = code;
  }

  /** Workflow code; functions of side effects tell {@code ran} when they run. */
  void happen(Consumer<String> ran) {
    code.accept(ran);
  }
}
