/** From a git commit to a Build ID. The only place that knows JGit. Depends on {@code problem}. */
@NullMarked
package io.github.temporallambda.buildid;

import org.jspecify.annotations.NullMarked;
