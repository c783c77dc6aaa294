/** What the design says of Temporal's serverless workers, seen to hold on the real server. */
@NullMarked
package io.github.temporallambda.serverless;

import org.jspecify.annotations.NullMarked;
