package io.github.temporallambda.artifact;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The files that a {@link ContentDigest} counts, each with what it counts for. Two packages have
 * the same listing exactly where they have the same digest.
 */
final class ContentListing {

  /** What a jar in {@code lib/} counts for by itself; its files count each. */
  private static final String LIBRARY = "library";

  /** No entry's name holds it, so that no two files get the same name. */
  private static final char WITHIN = '\0';

  private final SortedMap<String, String> files = new TreeMap<>();

  private ContentListing() {}

  /**
   * Lists a package.
   *
   * @return by name; a file of a library is {@code LIBRARY}, a zero character, and its own name
   */
  static SortedMap<String, String> of(DeploymentPackage pack) {
    ReadLimits limits = ReadLimits.ofLambda();
    ReadBudget nested = ReadBudget.ofNestedJars(limits);
    ContentListing listing = new ContentListing();
    try (PackageFile file = PackageFile.reopen(pack);
        SafeZip zip = file.zip(limits)) {
      ContentDigester.counted(zip).forEach(entry -> listing.add(zip, entry, nested));
    }
    return listing.files;
  }

  /** The library that a listed file is within; the file itself where it is in none. */
  static String outer(String listed) {
    int within = listed.indexOf(WITHIN);
    return within < 0 ? listed : listed.substring(0, within);
  }

  /** As a reader writes it, {@code lib/a.jar!/x/Y.class}. */
  static String shown(String listed) {
    return listed.replace(String.valueOf(WITHIN), "!/");
  }

  private void add(SafeZip zip, ZipArchiveEntry entry, ReadBudget nested) {
    String name = entry.getName();
    if (!PackageLayout.isLibrary(name)) {
      files.put(name, Hex.encodeHexString(ContentDigester.ofFile(zip, entry)));
      return;
    }
    files.put(name, LIBRARY);
    try (SafeZip library = NestedJar.open(zip, entry, nested)) {
      for (ZipArchiveEntry file : ContentDigester.counted(library)) {
        files.put(
            name + WITHIN + file.getName(),
            Hex.encodeHexString(ContentDigester.ofFile(library, file)));
      }
    }
  }
}
