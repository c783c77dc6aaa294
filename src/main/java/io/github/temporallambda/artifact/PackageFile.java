package io.github.temporallambda.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A package file held open, so that what is digested and what is unpacked are the same bytes even
 * where another build replaces the file meanwhile.
 */
final class PackageFile implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path path;
  private final FileChannel channel;

  private PackageFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * @throws io.github.temporallambda.problem.ProblemException (configuration) when it is missing,
   *     not a file, or cannot be read
   */
  static PackageFile open(Path path) {
    if (!Files.exists(path)) {
      throw PackageProblems.missing(path);
    }
    if (!Files.isRegularFile(path)) {
      throw PackageProblems.notAFile(path);
    }
    try {
      return new PackageFile(path, FileChannel.open(path, StandardOpenOption.READ));
    } catch (IOException e) {
      throw PackageProblems.unreadable(path.toString(), e);
    }
  }

  /**
   * As {@link #open}, of a package that has been read before.
   *
   * @throws io.github.temporallambda.problem.ProblemException (configuration) also when it holds
   *     other bytes now
   */
  static PackageFile reopen(DeploymentPackage pack) {
    PackageFile file = open(pack.file());
    try {
      file.requireSame(pack);
      return file;
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void requireSame(DeploymentPackage pack) {
    if (!codeSha256().equals(pack.codeSha256())) {
      throw PackageProblems.changed(path);
    }
  }

  /** Its entries, judged; closing them closes this file too. */
  SafeZip zip(ReadLimits limits) {
    return SafeZip.open(path.toString(), channel, ReadBudget.ofPackage(limits));
  }

  long bytes() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw PackageProblems.unreadable(path.toString(), e);
    }
  }

  /** Over all its bytes, as Lambda computes it of an upload. */
  CodeSha256 codeSha256() {
    MessageDigest digest = DigestUtils.getSha256Digest();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try {
      long position = 0;
      for (int count = channel.read(buffer, position);
          count >= 0;
          count = channel.read(buffer, position)) {
        position += count;
        digest.update(buffer.flip());
        buffer.clear();
      }
    } catch (IOException e) {
      throw PackageProblems.unreadable(path.toString(), e);
    }
    return CodeSha256.of(digest.digest());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw PackageProblems.unreadable(path.toString(), e);
    }
  }
}
