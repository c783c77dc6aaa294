package io.github.temporallambda.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * In which files two packages differ, by what a {@link ContentDigest} counts: nothing that it
 * leaves out is told, and there is no difference exactly where the digests are equal. Holds names,
 * never contents.
 *
 * <p>A file within a jar of {@code lib/} is named {@code lib/a.jar!/x/Y.class}; where a whole jar
 * is on one side only, it alone is named.
 *
 * @param changed on both sides with different content, in the order of their names
 * @param added on the later side only
 * @param removed on the earlier side only
 */
public record ContentDifference(List<String> changed, List<String> added, List<String> removed) {

  /** Longer names are cut when they are shown. */
  private static final int NAME_SHOWN = 200;

  public ContentDifference {
    changed = List.copyOf(changed);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /**
   * Compares two packages file by file; reads both, writes nothing.
   *
   * @throws io.github.temporallambda.problem.ProblemException (configuration) when one changed
   *     since it was read
   */
  public static ContentDifference between(DeploymentPackage earlier, DeploymentPackage later) {
    SortedMap<String, String> before = ContentListing.of(earlier);
    SortedMap<String, String> after = ContentListing.of(later);
    SortedSet<String> both = new TreeSet<>(before.keySet());
    both.retainAll(after.keySet());
    both.removeIf(file -> String.valueOf(before.get(file)).equals(after.get(file)));
    return new ContentDifference(
        both.stream().map(ContentListing::shown).toList(),
        missing(after, before),
        missing(before, after));
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** How many files differ. */
  public int size() {
    return changed.size() + added.size() + removed.size();
  }

  /**
   * A line for each file, as a reader wants it; with a last line for those that are left out.
   *
   * @param most how many files are named
   */
  public List<String> lines(int most) {
    List<String> lines = new ArrayList<>();
    changed.forEach(file -> lines.add("changed  " + cut(file)));
    added.forEach(file -> lines.add("added    " + cut(file)));
    removed.forEach(file -> lines.add("removed  " + cut(file)));
    if (lines.size() <= most) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, most));
    shown.add("and " + (lines.size() - most) + " more");
    return shown;
  }

  /** What {@code there} has and {@code here} has not. */
  private static List<String> missing(
      SortedMap<String, String> there, SortedMap<String, String> here) {
    return there.keySet().stream()
        .filter(file -> !here.containsKey(file))
        .filter(
            file ->
                ContentListing.outer(file).equals(file)
                    || here.containsKey(ContentListing.outer(file)))
        .map(ContentListing::shown)
        .toList();
  }

  private static String cut(String file) {
    return file.length() <= NAME_SHOWN ? file : file.substring(0, NAME_SHOWN) + "…";
  }
}
