package io.github.temporallambda.campaign;

/**
 * Which call meets which fault.
 *
 * @param undisturbed the run that it is a call of
 * @param call the call; the first of them where the fault lasts
 * @param fault what happens to it
 */
record FaultPoint(Undisturbed undisturbed, RemoteCall call, Fault fault) {

  Scenario scenario() {
    return undisturbed.scenario();
  }

  String name() {
    return fault.name()
        + (fault.forGood() ? " from " : " at ")
        + call
        + " of "
        + scenario().label();
  }

  String group() {
    return call.service() + " " + fault.name() + (fault.forGood() ? " for good" : "");
  }

  boolean losesAnAnswer() {
    return call.writes()
        && (fault.name().equals(AwsFault.RESET_AFTER_APPLIED.name())
            || fault.name().equals(TemporalFault.UNAVAILABLE_AFTER_APPLIED.name()));
  }

  /** Whether no run can do its work without that call, whatever it tries. */
  boolean mustStop() {
    return fault.forGood() && !fault.applied();
  }
}
