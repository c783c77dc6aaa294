package io.github.temporallambda.replay.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.netty.shaded.io.netty.buffer.ByteBuf;
import io.grpc.netty.shaded.io.netty.buffer.ByteBufUtil;
import io.grpc.netty.shaded.io.netty.buffer.Unpooled;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Headers;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 7541, appendix C, and what netty's encoder makes. */
class HeaderDecoderTest {

  private final HeaderDecoder decoder = new HeaderDecoder();

  @Test
  void literalsOfAppendixC2() throws Exception {
    assertThat(decode("400a637573746f6d2d6b65790d637573746f6d2d686561646572"))
        .containsExactly("custom-key: custom-header");
    assertThat(new HeaderDecoder().decode(bytes("040c2f73616d706c652f70617468")).orElseThrow())
        .containsExactly(new HeaderField(":path", "/sample/path"));
    assertThat(decode("100870617373776f726406736563726574")).containsExactly("password: secret");
    assertThat(decode("82")).containsExactly(":method: GET");
  }

  @Test
  void requestsOfAppendixC3BuildOnEachOther() throws Exception {
    assertRequests(
        "828684410f7777772e6578616d706c652e636f6d",
        "828684be58086e6f2d6361636865",
        "828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565");
  }

  @Test
  void requestsOfAppendixC4AreHuffmanCoded() throws Exception {
    assertRequests(
        "828684418cf1e3c2e5f23a6ba0ab90f4ff",
        "828684be5886a8eb10649cbf",
        "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf");
  }

  private void assertRequests(String first, String second, String third) throws Exception {
    assertThat(decode(first))
        .containsExactly(
            ":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com");
    assertThat(decode(second))
        .containsExactly(
            ":method: GET",
            ":scheme: http",
            ":path: /",
            ":authority: www.example.com",
            "cache-control: no-cache");
    assertThat(decode(third))
        .containsExactly(
            ":method: GET",
            ":scheme: https",
            ":path: /index.html",
            ":authority: www.example.com",
            "custom-key: custom-value");
  }

  @Test
  void responsesOfAppendixC6EvictFromATableOf256Bytes() throws Exception {
    // The table's size of the appendix, told as a client would.
    decode("3fe101");

    assertThat(
            decode(
                "488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad"
                    + "171863c78f0b97c8e9ae82ae43d3"))
        .contains(":status: 302", "location: https://www.example.com");
    assertThat(decode("4883640effc1c0bf"))
        .containsExactly(
            ":status: 307",
            "cache-control: private",
            "date: Mon, 21 Oct 2013 20:13:21 GMT",
            "location: https://www.example.com");
    assertThat(
            decode(
                "88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2"
                    + "e6c7b335dfdfcd5b3960d5af27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007"))
        .containsExactly(
            ":status: 200",
            "cache-control: private",
            "date: Mon, 21 Oct 2013 20:13:22 GMT",
            "location: https://www.example.com",
            "content-encoding: gzip",
            "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1");
  }

  @ParameterizedTest
  @CsvSource({
    "80, index 0",
    "be, index that nothing has",
    "ffffffffff7f, number that never ends",
    "40, nothing behind the kind",
    "400a6162, string that ends too soon",
    "3fe21f, table larger than allowed",
    "8220, table changed behind a header",
    "4081ff00, padding of a whole byte",
    "40811800, padding that is not ones",
    "4084ffffffff00, end of string inside"
  })
  void brokenBlocksEndTheConnection(String block, String why) {
    assertThatThrownBy(() -> decode(block))
        .as(why)
        .isInstanceOfSatisfying(
            Http2Exception.class,
            broken -> assertThat(broken.code()).isEqualTo(ErrorCode.COMPRESSION_ERROR));
  }

  @Test
  void listThatIsTooLargeIsNotKeptButDecodedToItsEnd() throws Exception {
    // An entry of 1,120 characters, a hundred times over; then one more entry.
    String block = "400161" + "7fe107" + "62".repeat(1120) + "be".repeat(100) + "40016301" + "64";

    assertThat(decoder.decode(bytes(block))).isEmpty();
    assertThat(decode("be")).containsExactly("c: d");
  }

  @Property(tries = 300)
  void whatNettyEncodesIsDecoded(
      @ForAll("headerLists") @Size(min = 1, max = 6) List<List<Map.Entry<String, String>>> lists,
      @ForAll("tableSizes") int tableSize,
      @ForAll @IntRange(min = 0, max = 40) int huffmanFrom,
      @ForAll boolean sensitive)
      throws Exception {
    HeaderDecoder fresh = new HeaderDecoder();
    // Left alone it codes strings of 512 characters and more only.
    DefaultHttp2HeadersEncoder encoder =
        new DefaultHttp2HeadersEncoder(
            (name, value) -> sensitive && value.length() % 2 == 0, false, 16, huffmanFrom);
    encoder.configuration().maxHeaderTableSize(tableSize);
    for (List<Map.Entry<String, String>> list : lists) {
      Http2Headers headers = new DefaultHttp2Headers(false);
      list.forEach(entry -> headers.add(entry.getKey(), entry.getValue()));
      ByteBuf block = Unpooled.buffer();
      encoder.encodeHeaders(1, headers, block);

      List<String> decoded = words(fresh.decode(ByteBufUtil.getBytes(block)).orElseThrow());

      assertThat(decoded)
          .containsExactlyInAnyOrderElementsOf(
              list.stream().map(entry -> entry.getKey() + ": " + entry.getValue()).toList());
    }
  }

  @Property(tries = 1000)
  void garbageIsDecodedOrRefused(@ForAll @Size(max = 200) byte[] block) {
    try {
      assertThat(new HeaderDecoder().decode(block)).isNotNull();
    } catch (Http2Exception refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.COMPRESSION_ERROR);
    }
  }

  @Provide
  Arbitrary<Integer> tableSizes() {
    return Arbitraries.of(0, 64, 200, 4096);
  }

  @Provide
  Arbitrary<List<List<Map.Entry<String, String>>>> headerLists() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of(":path", ":method", "content-type", "te", "user-agent", "x"),
            Arbitraries.strings()
                .ascii()
                .ofMinLength(1)
                .ofMaxLength(40)
                .map(name -> name.toLowerCase(Locale.ROOT)));
    Arbitrary<String> values =
        Arbitraries.strings().withCharRange((char) 0, (char) 255).ofMaxLength(150);
    return Arbitraries.maps(names, values)
        .ofMaxSize(12)
        .map(map -> List.copyOf(map.entrySet()))
        .list();
  }

  private List<String> decode(String hex) throws Http2Exception {
    return words(decoder.decode(bytes(hex)).orElseThrow());
  }

  private static List<String> words(List<HeaderField> fields) {
    return fields.stream()
        .map(field -> field.name() + ": " + field.value())
        .collect(Collectors.toList());
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
