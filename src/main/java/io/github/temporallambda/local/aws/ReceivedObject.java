package io.github.temporallambda.local.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/** The body of a PutObject, on its way into a file, held against what the request says of it. */
final class ReceivedObject {

  private final S3Request request;
  private final Path file;

  ReceivedObject(S3Request request, Path file) {
    this.request = request;
    this.file = file;
  }

  /**
   * Reads it to its end.
   *
   * @throws AwsError 400 when a checksum or the signed digest is not that of the body; 501 when the
   *     body comes in signed chunks
   */
  BucketObject receive(Instant now) throws IOException {
    boolean kept = false;
    try {
      refuseChunks();
      Files.copy(request.body(), file, StandardCopyOption.REPLACE_EXISTING);
      requireSigned();
      requireMd5();
      Map<String, String> checksums = checksums();
      BucketObject object =
          new BucketObject(
              file,
              Files.size(file),
              '"' + DigestUtils.md5Hex(Files.readAllBytes(file)) + '"',
              checksums,
              now,
              Optional.empty());
      kept = true;
      return object;
    } finally {
      if (!kept) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void refuseChunks() {
    if (signedDigest().startsWith("STREAMING-")) {
      throw S3Api.notImplemented("chunked signing (" + signedDigest() + ")");
    }
  }

  private void requireSigned() throws IOException {
    if (signedDigest().equals("UNSIGNED-PAYLOAD")) {
      return;
    }
    try (InputStream content = Files.newInputStream(file)) {
      if (!DigestUtils.sha256Hex(content).equals(signedDigest())) {
        throw new AwsError(
            400,
            "XAmzContentSHA256Mismatch",
            "The provided 'x-amz-content-sha256' header does not match what was computed.");
      }
    }
  }

  private String signedDigest() {
    return request.header("x-amz-content-sha256").orElse("UNSIGNED-PAYLOAD");
  }

  private void requireMd5() throws IOException {
    Optional<String> md5 = request.header("content-md5");
    if (md5.isPresent()) {
      try (InputStream content = Files.newInputStream(file)) {
        if (!Base64.getEncoder().encodeToString(DigestUtils.md5(content)).equals(md5.get())) {
          throw new AwsError(
              400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
      }
    }
  }

  private Map<String, String> checksums() throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      if (Checksum.isHeader(header.getKey())) {
        Checksum.require(header.getKey(), header.getValue(), file);
        found.put(header.getKey(), header.getValue());
      }
    }
    return found;
  }
}
