package io.github.temporallambda.local.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.apache.commons.codec.digest.DigestUtils;

/** The checksums that a PutObject may come with. */
final class Checksum {

  private static final String PREFIX = "x-amz-checksum-";

  private Checksum() {}

  /** Whether a header holds a checksum. */
  static boolean isHeader(String lowerCaseName) {
    return lowerCaseName.startsWith(PREFIX) && !lowerCaseName.equals("x-amz-checksum-mode");
  }

  /**
   * Checks what a header says of a file.
   *
   * @throws AwsError 400 when it is something else; 501 for a checksum that is not known here
   */
  static void require(String header, String value, Path file) throws IOException {
    if (!of(header, file).equals(value)) {
      throw new AwsError(
          400,
          "BadDigest",
          "The %s you specified did not match the calculated checksum."
              .formatted(header.substring(PREFIX.length()).toUpperCase(Locale.ROOT)));
    }
  }

  private static String of(String header, Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      byte[] checksum =
          switch (header.substring(PREFIX.length())) {
            case "sha256" -> DigestUtils.sha256(content);
            case "sha1" -> DigestUtils.sha1(content);
            case "crc32" -> crc(new CRC32(), content);
            case "crc32c" -> crc(new CRC32C(), content);
            default -> throw S3Api.notImplemented(header);
          };
      return Base64.getEncoder().encodeToString(checksum);
    }
  }

  private static byte[] crc(java.util.zip.Checksum crc, InputStream content) throws IOException {
    byte[] buffer = new byte[65_536];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      crc.update(buffer, 0, read);
    }
    return ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
  }
}
