package io.github.temporallambda.replay.http2;

import java.util.HashSet;
import java.util.List;
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
    Set<String> pseudo = new HashSet<>();
    boolean regular = false;
    for (HeaderField field : fields) {
      String name = field.name();
      if (field.isPseudo()) {
        boolean known = REQUIRED.contains(name) || OPTIONAL.contains(name);
        if (regular || !known || !pseudo.add(name)) {
          return Optional.empty();
        }
      } else if (!isRegular(name)) {
        return Optional.empty();
      } else {
        regular = true;
      }
    }
    return pseudo.containsAll(REQUIRED)
        ? Optional.of(
            new RequestHead(
                first(fields, ":method", ""),
                first(fields, ":path", ""),
                first(fields, "content-type", ""),
                first(fields, "grpc-encoding", "identity")))
        : Optional.empty();
  }

  private static String first(List<HeaderField> fields, String name, String without) {
    for (HeaderField field : fields) {
      if (field.name().equals(name)) {
        return field.value();
      }
    }
    return without;
  }

  private static boolean isRegular(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c >= 0x7f || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return !name.isEmpty() && !OF_HTTP_1.contains(name);
  }

  boolean isGrpc() {
    return contentType.equals("application/grpc")
        || contentType.startsWith("application/grpc+")
        || contentType.startsWith("application/grpc;");
  }
}
