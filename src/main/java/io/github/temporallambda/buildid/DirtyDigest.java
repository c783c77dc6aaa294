package io.github.temporallambda.buildid;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.submodule.SubmoduleWalk;

/**
 * Tells one dirty work tree from another: the first 8 hex digits of a SHA-256 over the dirty paths
 * and what lies there.
 *
 * <p>The same files give the same digits on every run; times of change play no part. A missing file
 * counts as missing, a link as its target, and a submodule as its own commit and dirty digest.
 */
final class DirtyDigest {

  private static final int HEX_DIGITS = 8;

  private final Repository repository;
  private final Path root;

  private DirtyDigest(Repository repository) {
    this.repository = repository;
    this.root = repository.getWorkTree().toPath();
  }

  /** Over {@code paths}, in the order given. */
  static String over(Repository repository, List<String> paths) {
    DirtyDigest files = new DirtyDigest(repository);
    MessageDigest all = DigestUtils.getSha256Digest();
    paths.forEach(path -> all.update(files.fingerprint(path)));
    return HexFormat.of().formatHex(all.digest()).substring(0, HEX_DIGITS);
  }

  /** Of a fixed length, so that no two lists of files can run into the same bytes. */
  private byte[] fingerprint(String path) {
    MessageDigest one = DigestUtils.getSha256Digest();
    one.update(DigestUtils.sha256(path));
    try {
      describe(path, root.resolve(path), one);
    } catch (IOException | InvalidPathException e) {
      throw GitProblems.unreadableFile(repository.getWorkTree(), path, e);
    }
    return one.digest();
  }

  private void describe(String path, Path file, MessageDigest into) throws IOException {
    if (Files.isSymbolicLink(file)) {
      into.update(("link " + Files.readSymbolicLink(file)).getBytes(UTF_8));
    } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      into.update(("directory " + submodule(path)).getBytes(UTF_8));
    } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      boolean executable = repository.getFS().canExecute(file.toFile());
      into.update((executable ? "executable " : "file ").getBytes(UTF_8));
      copy(file, into);
    } else {
      into.update("missing".getBytes(UTF_8));
    }
  }

  private String submodule(String path) throws IOException {
    try (Repository submodule = SubmoduleWalk.getSubmoduleRepository(repository, path)) {
      if (submodule == null) {
        return "without a repository";
      }
      GitCommit commit = GitRepository.read(submodule);
      return commit.id() + " " + commit.dirtyDigest();
    }
  }

  private static void copy(Path file, MessageDigest into) throws IOException {
    try (InputStream content = Files.newInputStream(file);
        OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), into)) {
      content.transferTo(sink);
    }
  }
}
