/** Which of many are looked at: a sample of each kind, the same for the same seed. Pure. */
@NullMarked
package io.github.temporallambda.history.sample;

import org.jspecify.annotations.NullMarked;
