package io.github.temporallambda.rollout.cache;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * SHA-256 over texts and files, one after another. Each is preceded by its length, so that two
 * different rows never look the same.
 */
final class InputDigest {

  private final MessageDigest sha256;
  private final DataOutputStream sink;

  InputDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    sink = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
  }

  InputDigest text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      sink.writeInt(bytes.length);
      sink.write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file with its name, or all files below a directory with their paths in it. */
  InputDigest files(Path path) {
    try {
      return Files.isDirectory(path) ? directory(path) : file(path.getFileName().toString(), path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + path, e);
    }
  }

  private InputDigest directory(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
      text(files.size() + " files");
      for (Path file : files) {
        file(directory.relativize(file).toString(), file);
      }
    }
    return this;
  }

  private InputDigest file(String name, Path file) throws IOException {
    text(name);
    sink.writeLong(Files.size(file));
    Files.copy(file, sink);
    return this;
  }

  /** 64 lower-case hex digits; ends the digest. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
