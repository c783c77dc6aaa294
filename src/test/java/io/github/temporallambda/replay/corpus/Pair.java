package io.github.temporallambda.replay.corpus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a workflow interface a pair of the corpus: its nested class {@code Recorded} is run on a
 * real server, and the history is replayed on its nested class {@code Changed}. Its simple name is
 * the workflow type and therefore its own.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Pair {

  /** What becomes of the history. */
  Expect value();

  /** How the history comes about. */
  Class<? extends Driver> driver() default Driver.class;
}
