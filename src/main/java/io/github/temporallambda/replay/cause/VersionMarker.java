package io.github.temporallambda.replay.cause;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import java.io.IOException;

/**
 * The event that a call of {@code Workflow.getVersion} leaves. The Java SDK writes its change id as
 * plain JSON whatever converter the user has ({@code VersionMarkerUtils}).
 */
final class VersionMarker {

  private static final String NAME = "Version";
  private static final String CHANGE_ID = "changeId";
  private static final JsonMapper JSON = new JsonMapper();

  private VersionMarker() {}

  /** Whether the event is one, and of that change id; no where it cannot be read. */
  static boolean isOf(HistoryEvent event, String changeId) {
    MarkerRecordedEventAttributes marker = event.getMarkerRecordedEventAttributes();
    return marker.getMarkerName().equals(NAME)
        && marker
            .getDetailsOrDefault(CHANGE_ID, Payloads.getDefaultInstance())
            .getPayloadsList()
            .stream()
            .anyMatch(payload -> holds(payload, changeId));
  }

  private static boolean holds(Payload payload, String changeId) {
    try {
      JsonNode json = JSON.readTree(payload.getData().toByteArray());
      return json.isTextual() && json.textValue().equals(changeId);
    } catch (IOException encoded) {
      return false;
    }
  }
}
