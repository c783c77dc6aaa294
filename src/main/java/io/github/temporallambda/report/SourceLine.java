package io.github.temporallambda.report;

/**
 * A line of a source file, as tools that show a repository name it.
 *
 * @param file path relative to the git work tree, with {@code /}, for instance {@code
 *     worker/src/main/java/com/acme/OrderWorkflow.java}
 * @param line counted from 1
 */
public record SourceLine(String file, int line) {}
