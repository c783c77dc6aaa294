package io.github.temporallambda.local.aws;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/** The code that CreateFunction or UpdateFunctionCode brings: a zip inline, or an image by name. */
final class UploadedCode {

  private static final Set<String> MEMBERS = Set.of("ZipFile", "ImageUri");

  private final CodeStore codes;

  UploadedCode(CodeStore codes) {
    this.codes = codes;
  }

  /**
   * @throws AwsError 400 when there is no code, or code of a kind this stand-in does not take
   */
  FunctionCode ofCreation(RequestBody body) {
    RequestBody code =
        body.object("Code")
            .orElseThrow(() -> AwsError.validation("null", "code", "Member must not be null"));
    return ofUpdate(code.onlyWith(MEMBERS));
  }

  /** The same for the members of an update. */
  FunctionCode ofUpdate(RequestBody body) {
    Optional<String> image = body.text("ImageUri");
    if (image.isPresent()) {
      byte[] digest = DigestUtils.sha256(image.get());
      return new FunctionCode.Image(image.get(), HexFormat.of().formatHex(digest));
    }
    if (body.text("ZipFile").isEmpty()) {
      throw AwsError.invalidParameter("Please provide a source for function code.");
    }
    return codes.keep(body.binary("ZipFile"));
  }
}
