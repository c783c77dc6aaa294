package io.github.temporallambda.local.process;

import java.util.concurrent.CountDownLatch;

/** A program that runs until it is ended. */
final class LongRun {

  private LongRun() {}

  public static void main(String[] arguments) throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
