package io.github.temporallambda.history.sample;

/**
 * One of those that a sample is taken of.
 *
 * @param value what it is
 * @param id tells it from all others; nothing else of it decides whether it is chosen
 * @param type its type, of which at least one is chosen
 * @param group what it has in common with others of its type
 */
public record Candidate<T>(T value, String id, String type, String group) {}
