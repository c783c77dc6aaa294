package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.Timestamps;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.TaskQueueKind;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.internal.common.HistoryJsonUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a history holds, every form of it is read back to the same. */
class HistoryFormsPropertiesTest {

  /** How {@code temporal workflow show}, old and new Web UIs, SDKs and this plugin write it. */
  enum Form {
    PRETTY_JSON("json") {
      @Override
      byte[] write(History history) throws IOException {
        return utf8(JsonFormat.printer().print(history));
      }
    },
    COMPACT_JSON("json") {
      @Override
      byte[] write(History history) throws IOException {
        return utf8(JsonFormat.printer().omittingInsignificantWhitespace().print(history));
      }
    },
    JSON_WITH_SHORT_ENUM_NAMES("json") {
      @Override
      byte[] write(History history) throws IOException {
        return utf8(
            HistoryJsonUtils.protoJsonToHistoryFormatJson(JsonFormat.printer().print(history)));
      }
    },
    JSON_WITH_ENUM_NUMBERS("json") {
      @Override
      byte[] write(History history) throws IOException {
        return utf8(JsonFormat.printer().printingEnumsAsInts().print(history));
      }
    },
    JSON_LIST_OF_EVENTS("json") {
      @Override
      byte[] write(History history) throws IOException {
        String json = JsonFormat.printer().print(history);
        return utf8("\ufeff" + json.substring(json.indexOf('['), json.lastIndexOf(']') + 1));
      }
    },
    BINARY("pb") {
      @Override
      byte[] write(History history) {
        return history.toByteArray();
      }
    };

    private final String extension;

    Form(String extension) {
      this.extension = extension;
    }

    abstract byte[] write(History history) throws IOException;

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  @Property(tries = 300)
  void historyIsReadBackEqualInEveryForm(
      @ForAll("histories") History history,
      @ForAll Form form,
      @ForAll boolean zipped,
      @ForAll boolean named)
      throws Exception {
    Path file = Files.createTempFile("form", "." + form.extension + (named ? ".gz" : ""));
    try {
      byte[] plain = form.write(history);
      Files.write(file, zipped ? zip(plain) : plain);

      assertThat(History.parseFrom(HistoryFile.read(file))).isEqualTo(history);
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 500)
  void garbageIsAHistoryOrBrokenAndNothingElse(
      @ForAll byte[] garbage, @ForAll Form form, @ForAll boolean zipped) throws IOException {
    Path file = Files.createTempFile("garbage", "." + form.extension);
    try (HistorySpool spool = HistorySpool.create()) {
      Files.write(file, zipped ? zip(garbage) : garbage);

      assertThat(spool.add("garbage", HistoryFile.read(file)).eventCount()).isPositive();
    } catch (BrokenHistoryException broken) {
      assertThat(broken).hasMessageStartingWith("it");
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<History> histories() {
    return events().list().ofMinSize(1).ofMaxSize(6).map(HistoryFormsPropertiesTest::history);
  }

  private static History history(List<HistoryEvent> events) {
    History.Builder history = History.newBuilder();
    history.addEvents(Histories.started("order-1", "run-1"));
    events.forEach(
        event -> history.addEvents(event.toBuilder().setEventId(history.getEventsCount() + 1)));
    return history.build();
  }

  private static Arbitrary<HistoryEvent> events() {
    return Arbitraries.oneOf(activities(), timeouts(), failures(), markers());
  }

  private static Arbitrary<HistoryEvent.Builder> stamped(EventType type) {
    return Combinators.combine(
            Arbitraries.longs().between(0, 253_402_300_799L),
            Arbitraries.integers().between(0, 999_999_999),
            Arbitraries.longs().greaterOrEqual(0))
        .as(
            (seconds, nanos, taskId) -> {
              HistoryEvent.Builder event = HistoryEvent.newBuilder().setEventType(type);
              event.setEventTime(Timestamps.fromSeconds(seconds).toBuilder().setNanos(nanos));
              return event.setTaskId(taskId);
            });
  }

  private static Arbitrary<HistoryEvent> activities() {
    return Combinators.combine(
            stamped(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED),
            Arbitraries.strings(),
            payloads(),
            Arbitraries.of(
                TaskQueueKind.TASK_QUEUE_KIND_NORMAL, TaskQueueKind.TASK_QUEUE_KIND_STICKY))
        .as(
            (event, name, payload, kind) -> {
              var attributes = event.getActivityTaskScheduledEventAttributesBuilder();
              attributes.getActivityTypeBuilder().setName(name);
              attributes.getTaskQueueBuilder().setName("queue " + name).setKind(kind);
              attributes.getInputBuilder().addPayloads(payload);
              attributes.getHeaderBuilder().putFields(name, payload);
              return event.build();
            });
  }

  private static Arbitrary<HistoryEvent> timeouts() {
    return Combinators.combine(
            stamped(EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT),
            Arbitraries.longs().greaterOrEqual(0),
            Arbitraries.of(
                TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START,
                TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE))
        .as(
            (event, scheduled, type) -> {
              event
                  .getWorkflowTaskTimedOutEventAttributesBuilder()
                  .setScheduledEventId(scheduled)
                  .setTimeoutType(type);
              return event.build();
            });
  }

  private static Arbitrary<HistoryEvent> failures() {
    return Combinators.combine(
            stamped(EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED), Arbitraries.strings())
        .as(
            (event, text) -> {
              var attributes = event.getWorkflowTaskFailedEventAttributesBuilder();
              attributes.setCause(
                  WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR);
              attributes.getFailureBuilder().setMessage(text).setStackTrace(text);
              attributes.getFailureBuilder().getCauseBuilder().setMessage("EVENT_TYPE " + text);
              return event.build();
            });
  }

  private static Arbitrary<HistoryEvent> markers() {
    return Combinators.combine(
            stamped(EventType.EVENT_TYPE_MARKER_RECORDED), Arbitraries.strings(), payloads())
        .as(
            (event, name, payload) -> {
              var attributes = event.getMarkerRecordedEventAttributesBuilder();
              attributes.setMarkerName(name);
              attributes.putDetails(
                  "data",
                  io.temporal.api.common.v1.Payloads.newBuilder().addPayloads(payload).build());
              return event.build();
            });
  }

  private static Arbitrary<Payload> payloads() {
    return Arbitraries.bytes()
        .array(byte[].class)
        .map(
            bytes ->
                Payload.newBuilder()
                    .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                    .setData(ByteString.copyFrom(bytes))
                    .build());
  }

  private static byte[] zip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    }
    return bytes.toByteArray();
  }
}
