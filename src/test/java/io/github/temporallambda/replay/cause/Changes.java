package io.github.temporallambda.replay.cause;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** A workflow as it was recorded, and changes of it that do not replay. */
final class Changes {

  private Changes() {}

  /** What a trip needs. */
  @ActivityInterface
  public interface Activities {
    String book(String name);

    String cancel(String name);
  }

  /** Does nothing. */
  public static final class RealActivities implements Activities {
    @Override
    public String book(String name) {
      return name;
    }

    @Override
    public String cancel(String name) {
      return name;
    }
  }

  /** The type's name. */
  @WorkflowInterface
  public interface Trip {
    @WorkflowMethod
    String go(String name);
  }

  static Activities activities() {
    return Workflow.newActivityStub(
        Activities.class,
        ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofMinutes(1)).build());
  }

  static Activities local() {
    return Workflow.newLocalActivityStub(
        Activities.class,
        LocalActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofMinutes(1)).build());
  }

  /** Books, waits, books. */
  public static final class Recorded implements Trip {
    @Override
    public String go(String name) {
      activities().book(name);
      Workflow.sleep(Duration.ofSeconds(1));
      return activities().book(name);
    }
  }

  /** Another activity. */
  public static final class Renamed implements Trip {
    @Override
    public String go(String name) {
      activities().book(name);
      Workflow.sleep(Duration.ofSeconds(1));
      return activities().cancel(name);
    }
  }

  /** The timer is gone. */
  public static final class WithoutTimer implements Trip {
    @Override
    public String go(String name) {
      activities().book(name);
      return activities().book(name);
    }
  }

  /** Ends early: the first activity is not called. */
  public static final class Ends implements Trip {
    @Override
    public String go(String name) {
      return name;
    }
  }

  /** Waits for what never comes and gives no command. */
  public static final class Waits implements Trip {
    @Override
    public String go(String name) {
      Workflow.await(() -> name.isEmpty());
      return name;
    }
  }

  /** Throws what fails the workflow task. */
  public static final class Throws implements Trip {
    @Override
    public String go(String name) {
      throw new IllegalStateException("no such trip: " + name);
    }
  }

  /** Throws after the first activity, with a cause. */
  public static final class ThrowsLater implements Trip {
    @Override
    public String go(String name) {
      activities().book(name);
      try {
        return String.valueOf(Integer.parseInt(name));
      } catch (NumberFormatException cause) {
        throw new IllegalArgumentException("not a number: " + name, cause);
      }
    }
  }

  /** Fails the workflow as such. */
  public static final class Fails implements Trip {
    @Override
    public String go(String name) {
      throw ApplicationFailure.newFailure("no such trip: " + name, "NoTrip", name);
    }
  }

  /** Takes a number where text was recorded. */
  public static final class TakesNumber implements NumberedTrip {
    @Override
    public String go(int number) {
      return String.valueOf(number);
    }
  }

  /** The same type with another argument. */
  @WorkflowInterface
  public interface NumberedTrip {
    @WorkflowMethod(name = "Trip")
    String go(int number);
  }

  /** Another type altogether. */
  @WorkflowInterface
  public interface Tour {
    @WorkflowMethod
    String go(String name);
  }

  /** Is no trip. */
  public static final class TourOnly implements Tour {
    @Override
    public String go(String name) {
      return name;
    }
  }

  /** Has a version. */
  public static final class Versioned implements Trip {
    @Override
    public String go(String name) {
      Workflow.getVersion("rebooking", Workflow.DEFAULT_VERSION, 1);
      activities().book(name);
      Workflow.sleep(Duration.ofSeconds(1));
      return activities().book(name);
    }
  }

  /** Supports that version no more. */
  public static final class OldVersionGone implements Trip {
    @Override
    public String go(String name) {
      Workflow.getVersion("rebooking", 2, 3);
      activities().book(name);
      Workflow.sleep(Duration.ofSeconds(1));
      return activities().book(name);
    }
  }

  /** Books locally. */
  public static final class Local implements Trip {
    @Override
    public String go(String name) {
      return local().book(name);
    }
  }

  /** Has a version in the middle, between activities. */
  public static final class VersionedLater implements Trip {
    @Override
    public String go(String name) {
      activities().book(name);
      Workflow.getVersion("rebooking", Workflow.DEFAULT_VERSION, 1);
      return activities().book(name);
    }
  }

  /** Asks for the same version earlier. */
  public static final class VersionAddedEarlier implements Trip {
    @Override
    public String go(String name) {
      Workflow.getVersion("rebooking", Workflow.DEFAULT_VERSION, 1);
      activities().book(name);
      Workflow.getVersion("rebooking", Workflow.DEFAULT_VERSION, 1);
      return activities().book(name);
    }
  }

  /** Fails to be made. */
  public static final class NotMade implements Trip {
    /** Throws. */
    public NotMade() {
      throw new IllegalStateException("secret " + ReplayedAnswers.SECRET);
    }

    @Override
    public String go(String name) {
      return name;
    }
  }
}
