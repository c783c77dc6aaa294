package io.github.temporallambda.local.aws;

import java.nio.file.Path;

/** The code of a function or version, as it was uploaded. */
sealed interface FunctionCode {

  /** {@code CodeSha256}: base64 for a zip, 64 hex digits for an image, as AWS has it. */
  String sha256();

  /** {@code CodeSize} in bytes. */
  long bytes();

  /**
   * An uploaded zip.
   *
   * @param zip where it lies; its name without suffix is unique to its bytes
   */
  record Zip(Path zip, String sha256, long bytes) implements FunctionCode {}

  /** An image, which is described here but cannot be run. */
  record Image(String imageUri, String sha256) implements FunctionCode {

    @Override
    public long bytes() {
      return 0;
    }
  }
}
