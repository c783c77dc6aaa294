package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.CodeSha256;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The S3 bucket through which code gets to Lambda. It must exist, in the function's Region: none is
 * ever created.
 *
 * @param bucketName the bucket
 * @param keyPrefix what keys begin with
 * @param owner the account that must own the bucket; empty for the function's own. Names of buckets
 *     are global and free again once deleted, so that without an owner code could go to a stranger
 *     or, what is worse, come from one
 */
public record CodeBucket(BucketName bucketName, KeyPrefix keyPrefix, Optional<AccountId> owner) {

  /**
   * The key under which exactly this code lies, {@code PREFIX/FUNCTION/SHA-256 in hex.zip}: the
   * same code always under the same key, other code never.
   */
  String key(FunctionName functionName, CodeSha256 codeSha256) {
    String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(codeSha256.base64()));
    return keyPrefix + "/" + functionName + "/" + hex + ".zip";
  }

  /** The account that must own the bucket of {@code function}'s code. */
  AccountId ownerFor(FunctionConfiguration function) {
    return owner.orElseGet(function::account);
  }

  @Override
  public String toString() {
    return bucketName.value();
  }
}
