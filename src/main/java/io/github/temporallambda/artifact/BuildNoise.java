package io.github.temporallambda.artifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * What a build writes into a jar about itself, and what therefore differs between two builds of one
 * commit though the code does not. This is the whole list:
 *
 * <ul>
 *   <li>{@code Build-Jdk}, {@code Build-Jdk-Spec} (maven-archiver): the JDK that ran the build;
 *   <li>{@code Created-By} (maven-archiver, the {@code jar} tool): the tool and its release;
 *   <li>{@code Built-By} (older maven-archiver): the user who ran the build;
 *   <li>{@code Bnd-LastModified} (bnd, maven-bundle-plugin): the time of the build;
 *   <li>{@code Build-Time} (by convention of many POMs): the same;
 *   <li>the comment lines at the head of {@code META-INF/maven/…/pom.properties} (older
 *       maven-archiver): the time of the build.
 * </ul>
 *
 * <p>The attributes are those of the main section of {@code META-INF/MANIFEST.MF}. Everything else,
 * down to the order of the remaining lines, counts. What a compiler makes differently by JDK shows
 * in the classes themselves, so leaving {@code Build-Jdk} out hides no change of code.
 */
final class BuildNoise {

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "bnd-lastmodified",
          "build-jdk",
          "build-jdk-spec",
          "build-time",
          "built-by",
          "created-by");

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final Pattern POM_PROPERTIES =
      Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");

  /** With its line end, so that what remains is the same bytes as before. */
  private static final Pattern LINE = Pattern.compile("[^\\r\\n]*(\\r\\n|\\r|\\n|\\z)");

  private static final Pattern LINE_END = Pattern.compile("[\\r\\n]+");

  /** Nobody writes a larger one; beyond it the file counts byte by byte. */
  private static final long LARGEST_BYTES = 1024 * 1024;

  private BuildNoise() {}

  /** Whether an entry can hold noise at all. */
  static boolean mayBeIn(ZipArchiveEntry entry) {
    String path = entry.getName();
    return entry.getSize() <= LARGEST_BYTES
        && (path.equals(MANIFEST) || POM_PROPERTIES.matcher(path).matches());
  }

  /** The content of such an entry without the noise. */
  static byte[] removeFrom(ZipArchiveEntry entry, byte[] content) {
    List<String> lines = lines(new String(content, ISO_8859_1));
    List<String> kept =
        entry.getName().equals(MANIFEST) ? withoutAttributes(lines) : withoutHeadComments(lines);
    return String.join("", kept).getBytes(ISO_8859_1);
  }

  private static List<String> withoutAttributes(List<String> lines) {
    List<String> kept = new ArrayList<>();
    boolean mainSection = true;
    boolean dropping = false;
    for (String line : lines) {
      mainSection &= !LINE_END.matcher(line).matches();
      boolean continuation = line.startsWith(" ");
      dropping = mainSection && (continuation ? dropping : ATTRIBUTES.contains(attribute(line)));
      if (!dropping) {
        kept.add(line);
      }
    }
    return kept;
  }

  private static String attribute(String line) {
    return line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
  }

  private static List<String> withoutHeadComments(List<String> lines) {
    int head = 0;
    while (head < lines.size() && lines.get(head).startsWith("#")) {
      head++;
    }
    return lines.subList(head, lines.size());
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    Matcher line = LINE.matcher(text);
    while (line.find() && !line.group().isEmpty()) {
      lines.add(line.group());
    }
    return lines;
  }
}
