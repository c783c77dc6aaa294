package io.github.temporallambda.replay.corpus;

/**
 * One change of a workflow's code.
 *
 * @param name the workflow type
 * @param topic what the change is about: the last part of the package's name
 * @param expected what its author says becomes of a history
 * @param recorded the code that histories are recorded with
 * @param changed the code that they are replayed on
 * @param driver how a history comes about
 */
public record CorpusPair(
    String name,
    String topic,
    Expect expected,
    Class<?> recorded,
    Class<?> changed,
    Class<? extends Driver> driver) {

  static CorpusPair of(Class<?> type) {
    Pair pair = type.getAnnotation(Pair.class);
    String topic = type.getPackageName();
    return new CorpusPair(
        type.getSimpleName(),
        topic.substring(topic.lastIndexOf('.') + 1),
        pair.value(),
        Corpus.load(type.getName() + "$Recorded"),
        Corpus.load(type.getName() + "$Changed"),
        pair.driver());
  }

  String workflowId() {
    return "corpus-" + name;
  }

  DrivenRun run() {
    return new DrivenRun(name, workflowId(), newDriver());
  }

  private Driver newDriver() {
    try {
      return driver.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public String toString() {
    return topic + "/" + name;
  }
}
