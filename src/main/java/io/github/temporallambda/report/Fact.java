package io.github.temporallambda.report;

/**
 * A name and a value at the head of a run, for instance {@code function} and {@code order-worker}.
 *
 * @param name one word, lower case
 * @param value never a secret
 */
public record Fact(String name, String value) {}
