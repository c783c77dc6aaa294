package io.github.temporallambda.local.temporal.binary;

import static java.util.Objects.requireNonNull;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A file in the cache with its SHA-256 beside it ({@code NAME.sha256}). The digest seen first is
 * kept, also when the file is deleted, and every later file must have it.
 *
 * @param file where the file lies, whether or not it does
 */
record KeptFile(Path file) {

  Path folder() {
    return requireNonNull(file.getParent(), "a kept file lies in a folder");
  }

  boolean exists() {
    return Files.isRegularFile(file);
  }

  /** Checks the file itself, then asks it what it is. */
  Finding ask() throws IOException, InterruptedException {
    verify(file);
    return VersionProbe.ask(file);
  }

  /**
   * Checks that {@code candidate} is what was seen first; remembers it when it is the first.
   *
   * @throws ProblemException (configuration) when it is another
   */
  void verify(Path candidate) throws IOException {
    String digest = sha256(candidate);
    if (!Files.exists(digestFile())) {
      remember(digest);
      return;
    }
    String first = Files.readString(digestFile()).strip();
    if (!first.equals(digest)) {
      throw new ProblemException(changed(first, digest));
    }
  }

  /** Remembers {@code candidate} as the file to expect from now on. */
  void trust(Path candidate) throws IOException {
    remember(sha256(candidate));
  }

  private void remember(String digest) throws IOException {
    Files.createDirectories(folder());
    Path fresh = Files.createTempFile(folder(), "digest-", "");
    Files.writeString(fresh, digest + "\n");
    Files.move(
        fresh, digestFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path digestFile() {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }

  private Problem changed(String first, String digest) {
    return Problem.configuration(
            "The Temporal server for " + file + " is not the file that was seen first.",
            "find out who changed it; if the change is meant, delete the folder " + folder())
        .withEvidence(List.of("SHA-256 seen first: " + first, "SHA-256 now: " + digest));
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(in);
    }
  }
}
