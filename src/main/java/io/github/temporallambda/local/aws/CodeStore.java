package io.github.temporallambda.local.aws;

import io.github.temporallambda.artifact.PackageLayout;
import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.artifact.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The uploaded zips on disk, each once, and their unpacked layouts as functions see them.
 *
 * <p>Safe for concurrent use.
 */
final class CodeStore {

  static final long ZIPPED_LIMIT = 52_428_800;
  static final long UNZIPPED_LIMIT = 262_144_000;

  private final Path zips;
  private final Path layouts;

  CodeStore(Path directory) {
    zips = directory.resolve("code");
    layouts = directory.resolve("layouts");
  }

  /**
   * Checks a zip as Lambda does and keeps it.
   *
   * @throws AwsError 413 over 50 MiB; 400 when it is no zip, empty, or over 250 MiB unzipped
   */
  synchronized FunctionCode.Zip keep(byte[] bytes) {
    if (bytes.length > ZIPPED_LIMIT) {
      throw AwsError.tooLarge("Zipped size must be smaller than " + ZIPPED_LIMIT + " bytes");
    }
    return keep(DigestUtils.sha256(bytes), unchecked -> Files.write(unchecked, bytes));
  }

  /**
   * The same for an object of a bucket, which may be larger zipped.
   *
   * @throws AwsError 400 when it is no zip, empty, or over 250 MiB unzipped
   */
  synchronized FunctionCode.Zip keep(Path object) {
    try (InputStream content = Files.newInputStream(object)) {
      return keep(
          DigestUtils.sha256(content),
          unchecked -> Files.copy(object, unchecked, StandardCopyOption.REPLACE_EXISTING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FunctionCode.Zip keep(byte[] digest, Source source) {
    Path zip = zips.resolve(HexFormat.of().formatHex(digest) + ".zip");
    try {
      if (!Files.exists(zip)) {
        Files.createDirectories(zips);
        Path unchecked = zips.resolve("unchecked");
        source.writeTo(unchecked);
        requireSound(unchecked);
        Files.move(unchecked, zip);
      }
      String base64 = Base64.getEncoder().encodeToString(digest);
      return new FunctionCode.Zip(zip, base64, Files.size(zip));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an upload into a file. */
  private interface Source {
    void writeTo(Path file) throws IOException;
  }

  /**
   * The directory that holds the unpacked zip; unpacked at the first call.
   *
   * @throws io.github.temporallambda.problem.ProblemException when it cannot be unpacked safely
   */
  synchronized Path layout(FunctionCode.Zip code) {
    String file = code.zip().getFileName().toString();
    Path layout = layouts.resolve(file.substring(0, file.length() - ".zip".length()));
    if (!Files.exists(layout)) {
      unpack(code.zip(), layout);
    }
    return layout;
  }

  /** Deletes all of it; the directory itself stays. */
  synchronized void delete() {
    deleteTree(zips);
    deleteTree(layouts);
  }

  private static void deleteTree(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireSound(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() == 0) {
        throw AwsError.invalidParameter("Uploaded file must be a non-empty zip");
      }
      long unzipped = 0;
      for (ZipEntry entry : Collections.list(zip.entries())) {
        requireInside(entry);
        unzipped += size(zip, entry, UNZIPPED_LIMIT - unzipped);
      }
    } catch (ZipException e) {
      throw unreadable();
    }
  }

  private static long size(ZipFile zip, ZipEntry entry, long most) throws IOException {
    byte[] buffer = new byte[65_536];
    long size = 0;
    try (InputStream content = zip.getInputStream(entry)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        size += read;
        if (size > most) {
          throw AwsError.invalidParameter(
              "Unzipped size must be smaller than " + UNZIPPED_LIMIT + " bytes");
        }
      }
    }
    return size;
  }

  private static void requireInside(ZipEntry entry) {
    Path root = Path.of("root").toAbsolutePath();
    String name = entry.getName();
    if (name.contains("\\")
        || name.startsWith("/")
        || !root.resolve(name).normalize().startsWith(root)) {
      throw unreadable();
    }
  }

  private static AwsError unreadable() {
    return AwsError.invalidParameter(
        "Could not unzip uploaded file. Please check your file, then try to upload again.");
  }

  private void unpack(Path zip, Path layout) {
    Path partial = layouts.resolve("partial");
    deleteTree(partial);
    PackageLayout.unpack(PackageReader.read(zip), partial, ReadLimits.ofLambda());
    try {
      Files.move(partial, layout);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
