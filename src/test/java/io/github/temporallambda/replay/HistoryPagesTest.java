package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.github.temporallambda.history.HistoryContent;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistoryPagesTest {

  @Property(tries = 40)
  void pagesJoinedAreTheWholeAndEachIsAHistory(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 3_000_000) Integer> sizes)
      throws IOException {
    History history = history(sizes);

    List<HistoryEvent> read = new ArrayList<>();
    OptionalLong start = OptionalLong.of(0);
    Path file = Files.createTempFile("pages", ".pb");
    try {
      Files.write(file, history.toByteArray());
      while (start.isPresent()) {
        HistoryPages.Page page = new HistoryPages(HistoryContent.in(file)).at(start.getAsLong());
        History part = History.parseFrom(page.history());
        assertThat(page.history().length <= HistoryPages.LARGEST || part.getEventsCount() == 1)
            .isTrue();
        assertThat(part.getEventsCount()).isPositive();
        read.addAll(part.getEventsList());
        start = page.next();
      }
    } finally {
      Files.delete(file);
    }

    assertThat(read).isEqualTo(history.getEventsList());
  }

  @Test
  void placesThatAreNoneAreRefused() throws IOException {
    Path file = Files.createTempFile("pages", ".pb");
    try {
      Files.write(file, history(List.of(10, 20)).toByteArray());

      assertThatThrownBy(() -> new HistoryPages(HistoryContent.in(file)).at(-1))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> new HistoryPages(HistoryContent.in(file)).at(1 << 20))
          .isInstanceOf(IOException.class);
    } finally {
      Files.delete(file);
    }
  }

  private static History history(List<Integer> sizes) {
    History.Builder history = History.newBuilder();
    for (int size : sizes) {
      history
          .addEventsBuilder()
          .setEventId(history.getEventsCount())
          .getMarkerRecordedEventAttributesBuilder()
          .getHeaderBuilder()
          .putFields(
              "filler", Payload.newBuilder().setData(ByteString.copyFrom(new byte[size])).build());
    }
    return history.build();
  }
}
