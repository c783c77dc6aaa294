package io.github.temporallambda.artifact;

import java.util.Base64;

/**
 * SHA-256 over the bytes of a zip, in the Base64 form that Lambda returns as {@code CodeSha256}.
 *
 * @param base64 44 characters
 */
public record CodeSha256(String base64) {

  /**
   * @throws IllegalArgumentException when {@code base64} does not hold 32 bytes
   */
  public CodeSha256 {
    if (Base64.getDecoder().decode(base64).length != 32) {
      throw new IllegalArgumentException("not a Base64 SHA-256: " + base64);
    }
  }

  /** Of the 32 bytes of a digest. */
  public static CodeSha256 of(byte[] digest) {
    return new CodeSha256(Base64.getEncoder().encodeToString(digest));
  }

  @Override
  public String toString() {
    return base64;
  }
}
