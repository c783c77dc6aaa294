package io.github.temporallambda.mojo;

import io.github.temporallambda.buildid.BuildIdSource;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a Build ID is derived from, as a value. */
final class BuildIdSourceReading {

  /** From the whole commit, which is the usual. */
  static final String COMMIT = "commit";

  private static final String TREE = "tree";

  private BuildIdSourceReading() {}

  /** The source; to be asked for after {@link ParameterReader#finish}. */
  static Supplier<BuildIdSource> read(
      ParameterReader in, @Nullable String source, List<String> paths) {
    Optional<String> word =
        in.required(
            PropertyNames.BUILD_ID_SOURCE,
            source,
            raw -> Parsers.oneOf(raw, List.of(COMMIT, TREE)));
    List<Path> named =
        paths.stream()
            .flatMap(
                path -> in.optional(PropertyNames.BUILD_ID_PATHS, path, Parsers::path).stream())
            .toList();
    boolean tree = word.filter(TREE::equals).isPresent();
    if (word.isPresent() && !tree && !paths.isEmpty()) {
      in.add(
          Problem.configuration(
              PropertyNames.BUILD_ID_PATHS
                  + " says which paths a Build ID is derived from, and it is derived from the"
                  + " commit.",
              "write -D" + PropertyNames.BUILD_ID_SOURCE + "=tree, or leave the paths out"));
    }
    return () -> tree ? new BuildIdSource.Tree(named) : new BuildIdSource.Commit();
  }
}
