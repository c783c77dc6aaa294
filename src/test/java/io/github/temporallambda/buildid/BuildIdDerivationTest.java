package io.github.temporallambda.buildid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BuildIdDerivationTest {

  private static final String ID = "3f2c1a9b7d10aaaabbbbccccddddeeeeffff0000";

  @Test
  void cleanCommitGivesItsFirstTwelveDigits() {
    assertThat(BuildIdDerivation.derive(clean(ID), false)).hasToString("3f2c1a9b7d10");
  }

  @Test
  void allowDirtyDoesNotMarkACleanTree() {
    assertThat(BuildIdDerivation.derive(clean(ID), true)).hasToString("3f2c1a9b7d10");
  }

  @Test
  void allowedDirtyTreeIsMarkedWithItsDigest() {
    assertThat(BuildIdDerivation.derive(dirty(List.of("pom.xml")), true))
        .hasToString("3f2c1a9b7d10-dirty-0badcafe");
  }

  @Test
  void dirtyTreeIsRefusedWithItsPathsAndBothWaysOut() {
    ProblemException thrown = refused(dirty(List.of("pom.xml", "src/A.java")));

    assertThat(thrown.problems().get(0).kind()).isEqualTo(ProblemKind.CONFIGURATION);
    assertThat(thrown)
        .hasMessageContaining("in 2 paths")
        .hasMessageContaining("\n  pom.xml\n  src/A.java\n")
        .hasMessageContaining("Next: commit or stash")
        .hasMessageContaining("-Dtemporal-lambda.allowDirty=true");
  }

  @Test
  void onlyTheFirstTenDirtyPathsAreListed() {
    List<String> paths = IntStream.range(10, 35).mapToObj(n -> "file" + n).toList();

    assertThat(refused(dirty(paths)).problems().get(0).evidence())
        .hasSize(11)
        .startsWith("file10")
        .endsWith("and 15 more");
  }

  @Property
  void sameCommitHasTheSameBuildIdWhereverItWasRead(
      @ForAll("commitIds") String id,
      @ForAll boolean shallow,
      @ForAll boolean allowDirty,
      @ForAll long second) {
    Instant read = Instant.ofEpochSecond(Math.floorMod(second, 4_000_000_000L));
    GitCommit elsewhere = new GitCommit(Path.of("."), id, read, List.of(), "", shallow);

    BuildId buildId = BuildIdDerivation.derive(elsewhere, allowDirty);

    assertThat(buildId).isEqualTo(BuildIdDerivation.derive(clean(id), false));
    assertThat(id).startsWith(buildId.value());
  }

  @Property
  void dirtyTreeNeverHasTheBuildIdOfItsCommit(@ForAll("commitIds") String id) {
    GitCommit dirty =
        new GitCommit(Path.of("."), id, Instant.EPOCH, List.of("a"), id.substring(32), false);

    assertThat(BuildIdDerivation.derive(dirty, true))
        .isNotEqualTo(BuildIdDerivation.derive(clean(id), true));
    assertThatThrownBy(() -> BuildIdDerivation.derive(dirty, false))
        .isInstanceOf(ProblemException.class);
  }

  @Provide
  Arbitrary<String> commitIds() {
    return Arbitraries.strings().withChars("0123456789abcdef").ofLength(40);
  }

  private static ProblemException refused(GitCommit commit) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> BuildIdDerivation.derive(commit, false));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static GitCommit clean(String id) {
    return new GitCommit(Path.of("."), id, Instant.EPOCH, List.of(), "", false);
  }

  private static GitCommit dirty(List<String> paths) {
    return new GitCommit(Path.of("."), ID, Instant.EPOCH, paths, "0badcafe", true);
  }
}
