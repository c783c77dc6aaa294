package io.github.temporallambda.connection;

/** What is done about a refusal of Temporal's, before anybody is bothered with it. */
public enum RpcReaction {

  /** It did not take effect: the same call again after a pause; a bounded number of times. */
  RETRY,

  /** It did not take effect, and will when the server has caught up: the same, within a limit. */
  WAIT,

  /** It may have taken effect, or somebody was faster: what is there now is read, and decides. */
  REREAD,

  /** Nothing: only somebody who does what the hint says can mend it. */
  STOP
}
