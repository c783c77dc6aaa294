package io.github.temporallambda.artifact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * What a zip entry must keep to be taken: a plain relative name that stays below its root, a
 * regular file or directory, not encrypted, and packed in a way that Java can unpack.
 *
 * <p>Looks at headers only, so that a zip is judged before anything of it is unpacked.
 */
final class EntryRules {

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Set<Integer> METHODS = Set.of(ZipEntry.STORED, ZipEntry.DEFLATED);

  /** The file type within a Unix mode, as {@code stat} has it. */
  private static final int TYPE_MASK = 0170000;

  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;

  /** Minus one, which old archivers wrote for directories; jars such as jsr305-3.0.2 have it. */
  private static final int UNSET = 0177777;

  private EntryRules() {}

  /** Which rule {@code entry} breaks, as the end of a sentence that begins with the entry. */
  static Optional<String> brokenBy(ZipArchiveEntry entry) {
    return brokenByRawName(entry.getRawName())
        .or(() -> brokenByName(entry.getName()))
        .or(() -> brokenByKind(entry));
  }

  /** The raw name, because the library turns some backslashes into slashes and Java does not. */
  private static Optional<String> brokenByRawName(byte[] name) {
    for (byte character : name) {
      if (character == '\\') {
        return Optional.of("has a backslash in its name; zip separates by '/'");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> brokenByName(String name) {
    if (name.isEmpty()) {
      return Optional.of("has no name");
    }
    if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
      return Optional.of("has an absolute name, which could be written outside the package");
    }
    if (CONTROL.matcher(name).find()) {
      return Optional.of("has a control character in its name");
    }
    return brokenBySegment(name);
  }

  private static Optional<String> brokenBySegment(String name) {
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    List<String> segments = List.of(path.split("/", -1));
    if (segments.contains("..")) {
      return Optional.of("climbs with '..', and could be written outside the package");
    }
    return segments.contains(".") || segments.contains("")
        ? Optional.of("has a '.' or an empty part in its name, a second name for another entry")
        : Optional.empty();
  }

  private static Optional<String> brokenByKind(ZipArchiveEntry entry) {
    if (isSpecial(entry)) {
      return Optional.of("is a link or special file; only files and directories are taken");
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return Optional.of("is encrypted, and Lambda cannot read it");
    }
    if (!METHODS.contains(entry.getMethod())) {
      return Optional.of("is packed by method " + entry.getMethod() + ", which Java cannot unpack");
    }
    return entry.isDirectory() && entry.getSize() > 0
        ? Optional.of("is a directory by name and has content")
        : Optional.empty();
  }

  /** The mode counts whatever system the zip says it was made on: unzippers differ in that. */
  private static boolean isSpecial(ZipArchiveEntry entry) {
    int mode = (int) (entry.getExternalAttributes() >>> 16) & 0xffff;
    if (mode == UNSET && entry.isDirectory()) {
      return false;
    }
    int type = mode & TYPE_MASK;
    return type != 0 && type != REGULAR && type != DIRECTORY;
  }
}
