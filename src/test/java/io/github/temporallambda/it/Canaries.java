package io.github.temporallambda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Secrets that the tests plant wherever a user's could be, and that nothing may ever tell: every
 * build's console and reports are searched for them, and at the end what the whole run of the tests
 * has left.
 */
public final class Canaries {

  private static final String PREFIX = "canary-7c1d-";

  /** Value of an environment variable that every function has. */
  public static final String ENVIRONMENT_VALUE = PREFIX + "environment";

  /** In a payload of every execution that is started from outside. */
  public static final String PAYLOAD = PREFIX + "payload";

  /** An API key of Temporal. */
  public static final String API_KEY = PREFIX + "api-key";

  /** The key of a TLS client certificate. */
  public static final String TLS_KEY = PREFIX + "tls-key";

  /** An external ID of a role. */
  public static final String EXTERNAL_ID = PREFIX + "external-id";

  /** The password of the server {@code temporal-canary} in the builds' settings. */
  public static final String PASSWORD = PREFIX + "password";

  /** What the local AWS gives as presigned addresses leads to {@code /code/} and 32 bytes. */
  private static final Pattern TOLD =
      Pattern.compile(PREFIX + "[a-z-]+|/code/[0-9a-f]{64}|X-Amz-Signature=");

  /** Written by other plugins, or by nobody but the caller's own hand. */
  private static final Pattern NOT_OURS = Pattern.compile("(?m)^\\[DEBUG] env\\..*$");

  private Canaries() {}

  /**
   * Fails where one is told.
   *
   * @param place names what is searched
   * @throws AssertionError that names the kind and the place, and repeats nothing else
   */
  public static void requireNone(String place, String text) {
    Matcher told = TOLD.matcher(NOT_OURS.matcher(text).replaceAll(""));
    TreeSet<String> kinds = new TreeSet<>();
    while (told.find()) {
      String kind = told.group();
      kinds.add(kind.startsWith(PREFIX) ? kind.substring(PREFIX.length()) : "presigned address");
    }
    if (!kinds.isEmpty()) {
      throw new AssertionError(place + " tells a secret: " + String.join(", ", kinds));
    }
  }

  /** The same for every file below a directory; there need not be one. */
  static void requireNoneBelow(Path directory) {
    for (Path file : files(directory)) {
      requireNone(file.toString(), content(file));
    }
  }

  /** Any bytes, as text in which ASCII stays what it is. */
  private static String content(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
