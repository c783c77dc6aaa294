package io.github.temporallambda.mojo;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.mojo.parameter.BlockReader;
import io.github.temporallambda.mojo.parameter.Expectation;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.RehearsedRelease;
import io.github.temporallambda.mojo.parameter.ReleaseOrigin;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One {@code <release>} as a value. */
final class ReleaseReading {

  private final BlockReader in;
  private final RehearsedReleaseParameters block;

  ReleaseReading(BlockReader in, RehearsedReleaseParameters block) {
    this.in = in;
    this.block = block;
  }

  /** As the user calls it, or after where it comes from. */
  static String name(RehearsedReleaseParameters block) {
    if (block.name != null) {
      return block.name;
    }
    if (block.gitRef != null) {
      return block.gitRef;
    }
    return block.artifact == null
        ? RehearsedRelease.present().name()
        : block.artifact.getName().replaceFirst("\\.[^.]+$", "");
  }

  /** Empty where something is wrong, which is remembered. */
  Optional<RehearsedRelease> read() {
    Optional<String> own = in.optional("name", block.name, Parsers::releaseName);
    Optional<Expectation> expected =
        in.required("expect", block.expect == null ? "routed" : block.expect, Expectation::of);
    Optional<ReleaseOrigin> origin = origin();
    return block.name != null && own.isEmpty()
        ? Optional.empty()
        : origin.flatMap(
            from -> expected.map(what -> new RehearsedRelease(name(block), from, what)));
  }

  private Optional<ReleaseOrigin> origin() {
    long given =
        Stream.of(block.gitRef, block.artifact, block.present).filter(one -> one != null).count();
    if (given != 1) {
      in.wrong(
          "a release comes from one of gitRef, artifact and present; "
              + (given == 0 ? "none" : "more than one")
              + " is given",
          "write <gitRef>, <artifact> or <present>true</present> there, and only one of them");
      return Optional.empty();
    }
    if (block.artifact == null && block.buildId != null) {
      in.wrong(
          "buildId",
          "only an artifact has one; that of a commit is derived from it",
          "leave <buildId> out");
    }
    return block.artifact == null ? ofThisProject() : packagedFile(block.artifact);
  }

  private Optional<ReleaseOrigin> ofThisProject() {
    if (block.gitRef != null) {
      return in.required("gitRef", block.gitRef, Parsers::text)
          .map(ref -> new ReleaseOrigin.GitRef(ref, in.nameOf("gitRef")));
    }
    return in.required("present", block.present, ReleaseReading::present);
  }

  private static ReleaseOrigin present(String raw) {
    if (!raw.equals("true")) {
      throw new IllegalArgumentException("'" + raw + "' is not true, all that it can be");
    }
    return new ReleaseOrigin.Present();
  }

  private Optional<ReleaseOrigin> packagedFile(File artifact) {
    Optional<Path> file = in.required("artifact", artifact.getPath(), Parsers::existingFile);
    Optional<BuildId> buildId = in.required("buildId", buildId(), Parsers::releasedBuildId);
    return file.flatMap(path -> buildId.map(id -> new ReleaseOrigin.PackagedFile(path, id)));
  }

  private @Nullable String buildId() {
    return block.buildId == null ? name(block) : block.buildId;
  }
}
