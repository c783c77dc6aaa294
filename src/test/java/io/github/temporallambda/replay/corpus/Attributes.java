package io.github.temporallambda.replay.corpus;

import io.temporal.common.SearchAttributeKey;

/** The search attributes that pairs set. */
public final class Attributes {

  public static final SearchAttributeKey<String> CITY = SearchAttributeKey.forKeyword("CorpusCity");
  public static final SearchAttributeKey<Long> SIZE = SearchAttributeKey.forLong("CorpusSize");

  private Attributes() {}
}
