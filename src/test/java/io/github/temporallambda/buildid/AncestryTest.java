package io.github.temporallambda.buildid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AncestryTest {

  @TempDir Path directory;
  private SampleRepository sample;
  private RevCommit second;

  @BeforeEach
  void makeRepository() throws Exception {
    sample = SampleRepository.in(directory.resolve("sample"));
    sample.write("pom.xml", "<project>2</project>");
    second = sample.commit("second");
  }

  @AfterEach
  void closeRepository() {
    sample.close();
  }

  @Test
  void earlierCommitPrecedesAndSoDoesTheSame() {
    assertThat(relation(sample.root(), sample.first())).isEqualTo(CommitRelation.PRECEDES);
    assertThat(relation(sample.root(), second)).isEqualTo(CommitRelation.PRECEDES);
  }

  @Test
  void checkedOutOldCommitSeesThatTheOtherDescends() throws Exception {
    sample.git().checkout().setName(sample.first().getName()).call();

    assertThat(relation(sample.root(), second)).isEqualTo(CommitRelation.DESCENDS);
  }

  @Test
  void commitOfAnotherBranchDiverged() throws Exception {
    sample
        .git()
        .checkout()
        .setCreateBranch(true)
        .setName("fix")
        .setStartPoint(sample.first())
        .call();
    sample.write("src/A.java", "class A { int fix; }");
    sample.commit("fix");

    assertThat(relation(sample.root(), second)).isEqualTo(CommitRelation.DIVERGED);
  }

  @Test
  void shallowCloneDoesNotKnowWhatItDoesNotHave() throws Exception {
    Path clone = shallowClone();

    assertThat(relation(clone, sample.first())).isEqualTo(CommitRelation.UNKNOWN);
    assertThat(relation(clone, second)).isEqualTo(CommitRelation.PRECEDES);
  }

  @Test
  void shallowCloneDoesNotTakeACutForABranching() throws Exception {
    Path clone = shallowClone();
    sample.git().checkout().setName(sample.first().getName()).call();
    sample.write("src/A.java", "class A { int fix; }");
    RevCommit fix = sample.commit("fix");
    sample.git().branchCreate().setName("fix").setStartPoint(fix).call();
    try (Git git = Git.open(clone.toFile())) {
      git.fetch().setRefSpecs("refs/heads/fix:refs/heads/fix").setDepth(1).call();
    }

    assertThat(relation(clone, fix)).isEqualTo(CommitRelation.UNKNOWN);
  }

  @Test
  void whatIsNoCommitIdIsUnknown() {
    GitCommit head = sample.head();

    assertThat(GitRepository.relation("", head)).isEqualTo(CommitRelation.UNKNOWN);
    assertThat(GitRepository.relation("refs/heads/main", head)).isEqualTo(CommitRelation.UNKNOWN);
    assertThat(GitRepository.relation("0".repeat(40), head)).isEqualTo(CommitRelation.UNKNOWN);
  }

  private Path shallowClone() throws Exception {
    Path clone = directory.resolve("clone");
    Git.cloneRepository()
        .setURI(sample.root().toUri().toString())
        .setDirectory(clone.toFile())
        .setDepth(1)
        .call()
        .close();
    return clone;
  }

  private static CommitRelation relation(Path workTree, RevCommit theirs) {
    return GitRepository.relation(theirs.getName(), GitRepository.head(workTree));
  }
}
