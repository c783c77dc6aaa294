package io.github.temporallambda.local.aws;

import java.time.Instant;

/**
 * One state of {@code $LATEST}, or one published version.
 *
 * @param functionVersion {@code $LATEST} or a number
 * @param revisionId AWS's optimistic lock
 */
record FunctionRevision(
    String functionVersion,
    FunctionSettings settings,
    FunctionCode code,
    String revisionId,
    Instant lastModified,
    Progress progress) {

  FunctionRevision with(FunctionSettings otherSettings, FunctionCode otherCode) {
    return new FunctionRevision(
        functionVersion, otherSettings, otherCode, revisionId, lastModified, progress);
  }

  FunctionRevision withProgress(Progress other) {
    return new FunctionRevision(functionVersion, settings, code, revisionId, lastModified, other);
  }

  FunctionRevision withRevisionId(String other) {
    return new FunctionRevision(functionVersion, settings, code, other, lastModified, progress);
  }
}
