package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Held against protobuf's own parser. */
class WireFieldsPropertiesTest {

  @Property
  void everyFieldOfAMessageIsSeenWithItsValue(@ForAll("messages") UnknownFieldSet message)
      throws IOException {
    byte[] bytes = message.toByteArray();

    assertThat(read(bytes)).isEqualTo(message);
  }

  /** What is taken here, protobuf takes as well; only groups are refused on top. */
  @Property
  void whatIsNoMessageIsRefused(@ForAll byte[] bytes) {
    UnknownFieldSet ours;
    try {
      ours = read(bytes);
    } catch (IOException refused) {
      return;
    }
    assertThat(ours).isEqualTo(parsed(bytes));
  }

  @Property
  void messageThatIsCutOffInAFieldIsRefused(@ForAll("messages") UnknownFieldSet message)
      throws IOException {
    byte[] bytes = message.toByteArray();
    List<Integer> ends = new ArrayList<>(List.of(0));
    WireFields fields = new WireFields(bytes, 0, bytes.length);
    while (fields.next()) {
      ends.add(fields.end());
    }
    for (int length = 0; length < bytes.length; length++) {
      assertThat(isMessage(bytes, length)).isEqualTo(ends.contains(length));
    }
  }

  private static boolean isMessage(byte[] bytes, int length) {
    WireFields fields = new WireFields(bytes, 0, length);
    try {
      while (fields.next()) {
        assertThat(fields.end()).isLessThanOrEqualTo(length);
      }
      return true;
    } catch (IOException cutOff) {
      return false;
    }
  }

  private static UnknownFieldSet parsed(byte[] bytes) {
    try {
      return UnknownFieldSet.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("protobuf refuses what was taken", e);
    }
  }

  private static UnknownFieldSet read(byte[] bytes) throws IOException {
    UnknownFieldSet.Builder message = UnknownFieldSet.newBuilder();
    WireFields fields = new WireFields(bytes, 0, bytes.length);
    while (fields.next()) {
      UnknownFieldSet.Field.Builder field = UnknownFieldSet.Field.newBuilder();
      ByteString content =
          ByteString.copyFrom(bytes, fields.start(), fields.end() - fields.start());
      switch (fields.tag() & 7) {
        case 0 -> field.addVarint(fields.value());
        case 1 -> field.addFixed64(content.asReadOnlyByteBuffer().order(LITTLE).getLong());
        case 2 -> field.addLengthDelimited(content);
        default -> field.addFixed32(content.asReadOnlyByteBuffer().order(LITTLE).getInt());
      }
      message.mergeField(fields.tag() >>> 3, field.build());
    }
    return message.build();
  }

  private static final java.nio.ByteOrder LITTLE = java.nio.ByteOrder.LITTLE_ENDIAN;

  @Provide
  Arbitrary<UnknownFieldSet> messages() {
    Arbitrary<UnknownFieldSet.Field> fields =
        Arbitraries.oneOf(
            Arbitraries.longs().map(it -> UnknownFieldSet.Field.newBuilder().addVarint(it).build()),
            Arbitraries.longs()
                .map(it -> UnknownFieldSet.Field.newBuilder().addFixed64(it).build()),
            Arbitraries.integers()
                .map(it -> UnknownFieldSet.Field.newBuilder().addFixed32(it).build()),
            Arbitraries.strings()
                .ofMaxLength(300)
                .map(
                    it ->
                        UnknownFieldSet.Field.newBuilder()
                            .addLengthDelimited(ByteString.copyFromUtf8(it))
                            .build()));
    Arbitrary<Integer> numbers = Arbitraries.integers().between(1, (1 << 29) - 1);
    return Combinators.combine(numbers, fields)
        .as((number, field) -> UnknownFieldSet.newBuilder().addField(number, field).build())
        .list()
        .ofMaxSize(8)
        .map(
            all -> {
              UnknownFieldSet.Builder message = UnknownFieldSet.newBuilder();
              all.forEach(message::mergeFrom);
              return message.build();
            });
  }
}
