package io.github.temporallambda.action;

import java.util.Map;

/**
 * What GitHub shows beside the code and above the log.
 *
 * @param kind error, warning or notice
 * @param properties such as file, line and title
 * @param message unescaped
 */
record Annotation(String kind, Map<String, String> properties, String message) {}
