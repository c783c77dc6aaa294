package io.github.temporallambda.campaign;

import io.github.temporallambda.rollout.rollback.Rollback;

/** What a campaign's run is, and what was there before it. */
enum Scenario {
  FIRST_RELEASE("a first release"),
  SECOND_RELEASE("a second release"),
  ROLLBACK("a rollback");

  private final String label;

  Scenario(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Brings a fresh world to where this begins. */
  void prepare(World world) {
    if (this != FIRST_RELEASE) {
      world.runUndisturbed(world.rollout("b1", world.zips().first()));
    }
    if (this == ROLLBACK) {
      world.runUndisturbed(world.rollout("b2", world.zips().second()));
    }
  }

  /** The run that is disturbed. */
  RunOrder order(World world) {
    return switch (this) {
      case FIRST_RELEASE -> world.rollout("b1", world.zips().first());
      case SECOND_RELEASE -> world.rollout("b2", world.zips().second());
      case ROLLBACK -> world.order(Rollback.GOAL, "b2", world.zips().second());
    };
  }
}
