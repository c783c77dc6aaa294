package io.github.temporallambda.replay.http2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a request's headers say.
 *
 * @param method HTTP's method
 * @param path service and method of gRPC, as {@code /package.Service/Method}
 * @param contentType empty where there is none
 * @param encoding how a compressed message is compressed; {@code identity} where it is not said
 */
record RequestHead(String method, String path, String contentType, String encoding) {

  private static final Set<String> REQUIRED = Set.of(":method", ":scheme", ":path");
  private static final Set<String> OPTIONAL = Set.of(":authority", ":protocol");
  private static final Set<String> OF_HTTP_1 =
      Set.of("connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade");

  /** Empty when the request is malformed (RFC 9113, section 8.1.1). */
  static Optional<RequestHead> of(List<HeaderField> fields) {
    Map<String, String> pseudo = new HashMap<>();
    boolean regular = false;
    for (HeaderField field : fields) {
      String name = field.name();
      if (name.startsWith(":")) {
        boolean known = REQUIRED.contains(name) || OPTIONAL.contains(name);
        if (regular || !known || pseudo.put(name, field.value()) != null) {
          return Optional.empty();
        }
      } else if (!isRegular(name)) {
        return Optional.empty();
      } else {
        regular = true;
      }
    }
    return pseudo.keySet().containsAll(REQUIRED)
        ? Optional.of(of(pseudo, fields))
        : Optional.empty();
  }

  private static RequestHead of(Map<String, String> pseudo, List<HeaderField> fields) {
    return new RequestHead(
        pseudo.getOrDefault(":method", ""),
        pseudo.getOrDefault(":path", ""),
        HeaderField.values(fields, "content-type").findFirst().orElse(""),
        HeaderField.values(fields, "grpc-encoding").findFirst().orElse("identity"));
  }

  private static boolean isRegular(String name) {
    return !name.isEmpty()
        && name.chars().noneMatch(c -> c <= ' ' || c >= 0x7f || (c >= 'A' && c <= 'Z'))
        && !OF_HTTP_1.contains(name);
  }

  boolean isGrpc() {
    return contentType.equals("application/grpc")
        || contentType.startsWith("application/grpc+")
        || contentType.startsWith("application/grpc;");
  }
}
