package io.github.temporallambda.replay.cause;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code did not do what the history recorded (the SDK's {@code NonDeterministicException}).
 *
 * @param eventId the first event that did not fit; empty where the SDK does not say
 * @param recorded what the history holds there, in words; empty where the SDK's words were not
 *     understood
 * @param code what the code did instead, in words; empty as above
 * @param words the SDK's own words, on one line
 */
public record NonDeterminism(OptionalLong eventId, String recorded, String code, String words)
    implements ReplayCause {

  private static final String RULE = "[TMPRL1100]";
  private static final Pattern EVENT =
      Pattern.compile("Failure handling event (\\d+) of type '(?:EVENT_TYPE_)?(\\w+)'");
  private static final Pattern UNMATCHED =
      Pattern.compile(
          "Command (?:COMMAND_TYPE_)?(\\w+) doesn't match event (?:EVENT_TYPE_)?(\\w+)"
              + " with EventId=(\\d+) on check (\\w+)"
              + " with an expected value '(.*)' and an actual value '(.*)'");
  private static final Pattern OTHER_COMMAND =
      Pattern.compile(
          "Event (\\d+) of type (?:EVENT_TYPE_)?(\\w+) does not match command type"
              + " (?:COMMAND_TYPE_)?(\\w+)");
  private static final Pattern NO_COMMAND =
      Pattern.compile("No command scheduled that corresponds to");
  private static final Pattern EVENT_ID = Pattern.compile("event_id: (\\d+)");
  private static final Pattern EVENT_TYPE = Pattern.compile("event_type: EVENT_TYPE_(\\w+)");
  private static final Pattern LOCAL_ACTIVITY =
      Pattern.compile(
          "Local activity of type (.*) is recorded in the history with id .* but was not expected"
              + " by the execution");

  /** Whether these are words of the rule by which the SDK names non-determinism. */
  static boolean isTold(String words) {
    return words.startsWith(RULE);
  }

  /** Reads the words of a {@code NonDeterministicException}; any text can be read. */
  static NonDeterminism of(String words) {
    Matcher event = EVENT.matcher(words);
    boolean at = event.find();
    OptionalLong eventId = at ? number(event.group(1)) : first(EVENT_ID, words);
    String type = at ? event.group(2) : "";
    return of(words, eventId, type);
  }

  private static NonDeterminism of(String words, OptionalLong eventId, String type) {
    Matcher unmatched = UNMATCHED.matcher(words);
    if (unmatched.find()) {
      return unmatched(unmatched, words);
    }
    Matcher other = OTHER_COMMAND.matcher(words);
    if (other.find()) {
      return new NonDeterminism(
          number(other.group(1)), other.group(2), Commands.does(other.group(3)), words);
    }
    Matcher local = LOCAL_ACTIVITY.matcher(words);
    if (local.find()) {
      return new NonDeterminism(
          eventId,
          "a local activity of type '" + local.group(1) + "'",
          "runs no such local activity here",
          words);
    }
    if (NO_COMMAND.matcher(words).find()) {
      Matcher printed = EVENT_TYPE.matcher(words);
      String recorded = type.isEmpty() && printed.find() ? printed.group(1) : type;
      return new NonDeterminism(eventId, recorded, "does nothing more here", words);
    }
    return Versions.of(words, eventId, type)
        .orElseGet(() -> new NonDeterminism(eventId, type, "", words));
  }

  private static NonDeterminism unmatched(Matcher found, String words) {
    Commands.Check check =
        new Commands.Check(found.group(4), value(found.group(5)), value(found.group(6)));
    return new NonDeterminism(
        number(found.group(3)), check.recorded(found.group(2)), check.code(found.group(1)), words);
  }

  /** A message of a type alone is printed as {@code name: "…"}. */
  private static String value(String printed) {
    String text = printed.strip();
    return text.startsWith("name: \"") && text.endsWith("\"")
        ? text.substring("name: \"".length(), text.length() - 1)
        : text;
  }

  private static OptionalLong first(Pattern pattern, String words) {
    Matcher found = pattern.matcher(words);
    return found.find() ? number(found.group(1)) : OptionalLong.empty();
  }

  private static OptionalLong number(String digits) {
    return digits.length() > 18 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
  }

  @Override
  public String kind() {
    return "non-determinism";
  }

  @Override
  public String says() {
    return "the code does not do what the history recorded " + RULE;
  }

  @Override
  public String line() {
    if (!isUnderstood()) {
      return words.isEmpty() ? says() : words;
    }
    String at = eventId.isPresent() ? "event " + eventId.getAsLong() + ", " : "";
    return RULE + " recorded: " + at + recorded + "; the code " + code;
  }

  /** Whether it is known what was recorded and what the code did. */
  public boolean isUnderstood() {
    return !recorded.isEmpty() && !code.isEmpty();
  }

  @Override
  public Object likeness() {
    return !isUnderstood()
        ? List.of(kind(), words.replaceAll("\\d+", "#"))
        : List.of(kind(), recorded, code);
  }

  @Override
  public Advice advice() {
    return Versions.isTold(words) ? Advice.GET_VERSION : Advice.PATCH;
  }
}
