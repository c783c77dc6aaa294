package io.github.temporallambda.buildid;

import java.io.IOException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Tells from a clone's commits which of two came first. */
final class Ancestry {

  private Ancestry() {}

  static CommitRelation of(Repository repository, String theirs, String ours, boolean shallow)
      throws IOException {
    if (!ObjectId.isId(theirs)) {
      return CommitRelation.UNKNOWN;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit ourCommit = walk.parseCommit(ObjectId.fromString(ours));
      RevCommit theirCommit = walk.parseCommit(ObjectId.fromString(theirs));
      if (walk.isMergedInto(theirCommit, ourCommit)) {
        return CommitRelation.PRECEDES;
      }
      if (walk.isMergedInto(ourCommit, theirCommit)) {
        return CommitRelation.DESCENDS;
      }
      // A shallow clone proves a path that it has, never that there is none.
      return shallow ? CommitRelation.UNKNOWN : CommitRelation.DIVERGED;
    } catch (MissingObjectException e) {
      return CommitRelation.UNKNOWN;
    }
  }
}
