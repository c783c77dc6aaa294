package io.github.temporallambda.connection;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a profile comes from, and the checks that the Temporal library leaves out: it takes a named
 * file that is missing for an empty one, and every switch that is not {@code true} for {@code
 * false}, which would turn {@code TEMPORAL_TLS=1} into plain text.
 */
final class ProfileSource {

  private static final Set<String> TRUE = Set.of("true", "1", "t");
  private static final Set<String> FALSE = Set.of("false", "0", "f", "");
  private static final List<String> SWITCHES =
      List.of("TEMPORAL_TLS", "TEMPORAL_TLS_DISABLE_HOST_VERIFICATION");

  private static final String PROFILE =
      "name a profile of that file with -Dtemporal-lambda.temporalProfile or TEMPORAL_PROFILE";

  private final TemporalParameters parameters;
  private final Map<String, String> environment;

  ProfileSource(TemporalParameters parameters, Map<String, String> environment) {
    this.parameters = parameters;
    this.environment = environment;
  }

  /**
   * The profile with the environment laid over it.
   *
   * @throws ProblemException CONFIGURATION, as in {@link TemporalSettings#resolve}
   */
  ClientConfigProfile load() {
    LoadClientConfigProfileOptions.Builder options =
        LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(checkedEnvironment());
    configFile().ifPresent(file -> options.setConfigFilePath(readable(file).toString()));
    parameters.profile().ifPresent(options::setConfigFileProfile);
    try {
      return ClientConfigProfile.load(options.build());
    } catch (JacksonException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw problem("Cannot read " + ofProfile() + ".", e.toString(), "make it readable", e);
    } catch (IllegalArgumentException e) {
      throw problem("Cannot use " + ofProfile() + ".", String.valueOf(e.getMessage()), PROFILE, e);
    } catch (RuntimeException e) {
      // The library fails so on a file without any profile.
      throw problem("Cannot use " + ofProfile() + ".", "no [profile.…] in it", PROFILE, e);
    }
  }

  /** Where the address was said. */
  String ofAddress() {
    if (parameters.address().isPresent()) {
      return "temporal-lambda.address";
    }
    return environment.containsKey("TEMPORAL_ADDRESS") ? "TEMPORAL_ADDRESS" : ofProfile();
  }

  /** The profile and its file, in a user's words. */
  String ofProfile() {
    String profile = parameters.profile().or(() -> variable("TEMPORAL_PROFILE")).orElse("default");
    String file = configFile().map(Path::toString).orElse("temporal.toml in the home folder");
    return "profile '" + profile + "' of " + file;
  }

  private Optional<Path> configFile() {
    return parameters.configFile().or(() -> variable("TEMPORAL_CONFIG_FILE").map(Path::of));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private static Path readable(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new ProblemException(
          Problem.configuration(
              "The Temporal configuration file " + file + " is not a file that can be read.",
              "name one with -Dtemporal-lambda.temporalConfigFile or TEMPORAL_CONFIG_FILE, or unset them"));
    }
    return file;
  }

  private Map<String, String> checkedEnvironment() {
    Map<String, String> checked = new HashMap<>(environment);
    for (String name : SWITCHES) {
      checked.computeIfPresent(name, ProfileSource::checkedSwitch);
    }
    return checked;
  }

  private static String checkedSwitch(String name, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
      throw new ProblemException(
          Problem.configuration(
              name + " is neither true nor false.", "set " + name + "=true or " + name + "=false"));
    }
    return value.isEmpty() ? value : String.valueOf(TRUE.contains(lower));
  }

  /** Tells the place only: the text around it may be a key. */
  private ProblemException malformed(JacksonException e) {
    JsonLocation at = e.getLocation();
    String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return problem(
        "Cannot read " + ofProfile() + ": it is not a Temporal configuration.",
        "malformed" + place,
        "mend the file",
        null);
  }

  private static ProblemException problem(
      String what, String evidence, String next, @Nullable Exception e) {
    return new ProblemException(
        new Problem(ProblemKind.CONFIGURATION, what, List.of(evidence), List.of(next)), e);
  }
}
