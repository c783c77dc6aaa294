package io.github.temporallambda.replay.cause;

/**
 * It was not tried.
 *
 * @param why what stood in the way
 */
public record NotReplayed(String why) implements ReplayCause {

  static final String BEGINS = "not replayed: ";

  @Override
  public String kind() {
    return "not-replayed";
  }

  @Override
  public String says() {
    return BEGINS + why;
  }

  @Override
  public Advice advice() {
    return Advice.of("mend what stood in the way, and run the gate again");
  }
}
