package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.mojo.parameter.Expectation;
import io.github.temporallambda.mojo.parameter.RehearsedRelease;
import io.github.temporallambda.mojo.parameter.ReleaseOrigin;
import io.github.temporallambda.rollout.request.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Releases with the smallest artifact there is. */
final class RehearsedReleases {

  private RehearsedReleases() {}

  /** A file, released under its own name. */
  static PreparedRelease file(Path directory, String name, Expectation expected) {
    Path zip = zip(directory.resolve(name + ".zip"));
    BuildId buildId = new BuildId(name);
    return prepared(
        new RehearsedRelease(name, new ReleaseOrigin.PackagedFile(zip, buildId), expected),
        buildId,
        zip);
  }

  /** What the module packages, under a Build ID that is not its name. */
  static PreparedRelease present(Path directory, String name, String buildId) {
    return prepared(
        new RehearsedRelease(name, new ReleaseOrigin.Present(), Expectation.ROUTED),
        new BuildId(buildId),
        zip(directory.resolve(name + ".zip")));
  }

  private static PreparedRelease prepared(RehearsedRelease release, BuildId buildId, Path zip) {
    return new PreparedRelease(
        release,
        new Candidate(
            new DeploymentVersionId(new DeploymentName("orders"), buildId),
            Optional.empty(),
            PackageReader.read(zip),
            Optional.empty()),
        Optional.empty());
  }

  private static Path zip(Path file) {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("A.class"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
