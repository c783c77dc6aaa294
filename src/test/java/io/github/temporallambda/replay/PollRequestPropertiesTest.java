package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.UnknownFieldSet;
import io.temporal.api.deployment.v1.WorkerDeploymentOptions;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollNexusTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Polls are read as the API's own classes read them, whatever else stands in them. */
class PollRequestPropertiesTest {

  private static final int STICKY = 2;
  private static final int VERSIONED = 2;

  @Property
  void isReadAsTheGeneratedClassesRead(
      @ForAll("namespaces") String namespace,
      @ForAll("queues") TaskQueue queue,
      @ForAll("options") WorkerDeploymentOptions options,
      @ForAll TaskQueueType type)
      throws IOException {
    MessageLite request = request(type, namespace, queue, options);

    assertThat(PollRequest.of(type, request.toByteArray()))
        .isEqualTo(expected(type, namespace, queue, options));
  }

  @Property
  void ofPartsTheLaterCountAsInTheGeneratedClasses(
      @ForAll("queues") TaskQueue first,
      @ForAll("queues") TaskQueue second,
      @ForAll("options") WorkerDeploymentOptions options,
      @ForAll TaskQueueType type)
      throws IOException {
    ByteString both =
        request(type, "orders", first, WorkerDeploymentOptions.getDefaultInstance())
            .toByteString()
            .concat(request(type, "shop", second, options).toByteString());
    TaskQueue merged = first.toBuilder().mergeFrom(second).build();

    assertThat(PollRequest.of(type, both.toByteArray()))
        .isEqualTo(expected(type, "shop", merged, options));
  }

  /** What does not concern the gate may hold anything, so it reads some that they do not. */
  @Property
  void whatTheGeneratedClassesReadAtAllIsReadTheSame(@ForAll @Size(max = 6) byte[] bytes)
      throws IOException {
    Optional<PollWorkflowTaskQueueRequest> generated = generated(bytes);
    Assume.that(generated.isPresent());

    assertThat(PollRequest.of(TaskQueueType.WORKFLOW, bytes))
        .isEqualTo(
            expected(
                TaskQueueType.WORKFLOW,
                generated.get().getNamespace(),
                generated.get().getTaskQueue(),
                generated.get().getDeploymentOptions()));
  }

  private static Optional<PollWorkflowTaskQueueRequest> generated(byte[] bytes) {
    try {
      return Optional.of(PollWorkflowTaskQueueRequest.parseFrom(bytes));
    } catch (InvalidProtocolBufferException malformed) {
      return Optional.empty();
    }
  }

  @Property
  void whatIsCutOffIsRefusedWhereTheGeneratedClassesRefuseIt(
      @ForAll("queues") TaskQueue queue,
      @ForAll("options") WorkerDeploymentOptions options,
      @ForAll TaskQueueType type,
      @ForAll int cut) {
    byte[] whole = request(type, "orders", queue, options).toByteArray();
    byte[] part = Arrays.copyOf(whole, Math.floorMod(cut, whole.length));
    if (isRefused(type, part)) {
      assertThatThrownBy(() -> PollRequest.of(type, part)).isInstanceOf(IOException.class);
    }
  }

  private static PollRequest expected(
      TaskQueueType type, String namespace, TaskQueue queue, WorkerDeploymentOptions options) {
    boolean isSticky = queue.getKindValue() == STICKY;
    return new PollRequest(
        namespace,
        isSticky,
        new PolledTaskQueue(isSticky ? queue.getNormalName() : queue.getName(), type),
        new AnnouncedVersion(
            options.getDeploymentName(),
            options.getBuildId(),
            options.getWorkerVersioningModeValue() == VERSIONED));
  }

  private static MessageLite request(
      TaskQueueType type, String namespace, TaskQueue queue, WorkerDeploymentOptions options) {
    return switch (type) {
      case WORKFLOW ->
          PollWorkflowTaskQueueRequest.newBuilder()
              .setIdentity("1@worker")
              .setNamespace(namespace)
              .setTaskQueue(queue)
              .setDeploymentOptions(options)
              .build();
      case ACTIVITY ->
          PollActivityTaskQueueRequest.newBuilder()
              .setIdentity("1@worker")
              .setNamespace(namespace)
              .setTaskQueue(queue)
              .setDeploymentOptions(options)
              .build();
      case NEXUS ->
          PollNexusTaskQueueRequest.newBuilder()
              .setIdentity("1@worker")
              .setNamespace(namespace)
              .setTaskQueue(queue)
              .setDeploymentOptions(options)
              .build();
    };
  }

  private static boolean isRefused(TaskQueueType type, byte[] bytes) {
    Parser<? extends MessageLite> parser =
        switch (type) {
          case WORKFLOW -> PollWorkflowTaskQueueRequest.parser();
          case ACTIVITY -> PollActivityTaskQueueRequest.parser();
          case NEXUS -> PollNexusTaskQueueRequest.parser();
        };
    try {
      return !parser.parseFrom(bytes).isInitialized();
    } catch (InvalidProtocolBufferException malformed) {
      return true;
    }
  }

  @Provide
  Arbitrary<String> namespaces() {
    return Arbitraries.strings().ofMaxLength(20);
  }

  @Provide
  Arbitrary<TaskQueue> queues() {
    return Combinators.combine(namespaces(), namespaces(), Arbitraries.integers().between(-1, 3))
        .as(
            (name, normalName, kind) ->
                TaskQueue.newBuilder()
                    .setName(name)
                    .setNormalName(normalName)
                    .setKindValue(kind)
                    .setUnknownFields(unknown())
                    .build());
  }

  @Provide
  Arbitrary<WorkerDeploymentOptions> options() {
    return Combinators.combine(namespaces(), namespaces(), Arbitraries.integers().between(-1, 3))
        .as(
            (deployment, buildId, mode) ->
                WorkerDeploymentOptions.newBuilder()
                    .setDeploymentName(deployment)
                    .setBuildId(buildId)
                    .setWorkerVersioningModeValue(mode)
                    .setUnknownFields(unknown())
                    .build());
  }

  /** What a later SDK may send. */
  private static UnknownFieldSet unknown() {
    return UnknownFieldSet.newBuilder()
        .addField(
            99,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8("?"))
                .addVarint(7)
                .addFixed32(3)
                .build())
        .build();
  }
}
