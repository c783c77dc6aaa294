package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** A package's bytes as they are when they are sent, held against those that were read before. */
final class PackageBytes {

  private PackageBytes() {}

  /**
   * All of them.
   *
   * @throws ProblemException when one request cannot hold them, or they are unreadable or not what
   *     was read before
   */
  static byte[] inline(CodeSource.Inline source) {
    source
        .tooLarge()
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
    DeploymentPackage deploymentPackage = source.deploymentPackage();
    try {
      byte[] bytes = Files.readAllBytes(deploymentPackage.file());
      requireSame(deploymentPackage, CodeSha256.of(DigestUtils.sha256(bytes)));
      return bytes;
    } catch (IOException e) {
      throw unreadable(deploymentPackage, e);
    }
  }

  /**
   * Reads them through without keeping them.
   *
   * @throws ProblemException when they are unreadable or not what was read before
   */
  static void requireUnchanged(DeploymentPackage deploymentPackage) {
    try (InputStream content = Files.newInputStream(deploymentPackage.file())) {
      requireSame(deploymentPackage, CodeSha256.of(DigestUtils.sha256(content)));
    } catch (IOException e) {
      throw unreadable(deploymentPackage, e);
    }
  }

  private static void requireSame(DeploymentPackage deploymentPackage, CodeSha256 now) {
    if (!now.equals(deploymentPackage.codeSha256())) {
      throw LambdaProblems.changedFile(deploymentPackage, now);
    }
  }

  private static ProblemException unreadable(DeploymentPackage deploymentPackage, IOException e) {
    return new ProblemException(
        Problem.configuration(
                "The deployment package cannot be read: " + e + ".",
                "build it again with mvn package")
            .withEvidence(List.of(deploymentPackage.file().toString())),
        e);
  }
}
