package io.github.temporallambda.lambda;

/** What is done about a refusal, before anybody is bothered with it. */
enum Reaction {

  /** The same request again after a pause that grows; a bounded number of times. */
  RETRY,

  /** Until the other side has come to rest, then again; a bounded number of times. */
  WAIT,

  /** What is there now is read, and that decides: done already, unchanged, or a lost race. */
  REREAD,

  /** Nothing: only somebody who does what the advice says can mend it. */
  STOP
}
