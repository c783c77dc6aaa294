package io.github.temporallambda.local.aws;

/**
 * A name that points at one version.
 *
 * @param functionVersion a number or {@code $LATEST}
 */
record FunctionAlias(
    String aliasName, String functionVersion, String description, String revisionId) {}
