package io.github.temporallambda.replay;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;

/** Fields of a message that the gate does not look at. */
final class UnknownFields {

  private UnknownFields() {}

  /**
   * Goes past the field with that tag.
   *
   * @throws IOException when it is malformed, or the end of a group that did not begin
   */
  static void pass(CodedInputStream in, int tag) throws IOException {
    if (!in.skipField(tag)) {
      throw new IOException("a group ends that did not begin");
    }
  }
}
