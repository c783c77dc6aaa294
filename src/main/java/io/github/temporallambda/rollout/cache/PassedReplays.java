package io.github.temporallambda.rollout.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.temporallambda.report.ReportFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the last replay that passed, in a small file beside the reports. A file that says something
 * else than expected is no file: then the replay is done again.
 */
final class PassedReplays {

  private static final String NAME = "passed-replay.json";
  private static final String SCHEMA = "temporal-lambda/passed-replay/1";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ReportFiles reports;

  PassedReplays(ReportFiles reports) {
    this.reports = reports;
  }

  /** The replay that passed with these very inputs, where its reports are still as it left them. */
  Optional<PassedReplay> find(ReplayInputs inputs) {
    return read()
        .filter(passed -> passed.inputs().equals(inputs))
        .filter(passed -> passed.evidence().equals(evidence(passed.evidence().keySet())));
  }

  /** Remembers that a replay passed whose reports are these files, and forgets any other. */
  void remember(PassedReplay passed) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema", SCHEMA);
    root.put("inputs", passed.inputs().digest());
    root.put("passedAt", passed.passedAt().toString());
    root.put("detail", passed.detail());
    ArrayNode caveats = root.putArray("caveats");
    passed.caveats().forEach(caveats::add);
    ObjectNode evidence = root.putObject("evidence");
    new TreeMap<>(passed.evidence()).forEach(evidence::put);
    reports.write(NAME, root.toPrettyString() + "\n");
  }

  /** SHA-256 of files beside the reports, by name; those that are missing are left out. */
  Map<String, String> evidence(Iterable<String> names) {
    Map<String, String> digests = new TreeMap<>();
    for (String name : names) {
      Path file = reports.file(name);
      if (Files.isRegularFile(file)) {
        digests.put(name, new InputDigest().files(file).hex());
      }
    }
    return digests;
  }

  private Optional<PassedReplay> read() {
    Path file = reports.file(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return parsed(MAPPER.readTree(file.toFile()));
    } catch (JsonProcessingException | DateTimeException otherwise) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + file, e);
    }
  }

  private static Optional<PassedReplay> parsed(JsonNode root) {
    Map<String, String> evidence = new TreeMap<>();
    root.path("evidence")
        .properties()
        .forEach(it -> evidence.put(it.getKey(), it.getValue().asText()));
    if (!root.path("schema").asText().equals(SCHEMA) || evidence.isEmpty()) {
      return Optional.empty();
    }
    List<String> caveats = new ArrayList<>();
    root.path("caveats").forEach(caveat -> caveats.add(caveat.asText()));
    return Optional.of(
        new PassedReplay(
            new ReplayInputs(root.path("inputs").asText()),
            Instant.parse(root.path("passedAt").asText()),
            root.path("detail").asText(),
            caveats,
            evidence));
  }
}
