package io.github.temporallambda.local.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The aliases of one function, in order of their names. */
final class FunctionAliases {

  private final String functionArn;
  private final Stamps stamps;
  private final NavigableMap<String, FunctionAlias> aliases = new TreeMap<>();

  FunctionAliases(String functionArn, Stamps stamps) {
    this.functionArn = functionArn;
    this.stamps = stamps;
  }

  Optional<FunctionAlias> find(String aliasName) {
    return Optional.ofNullable(aliases.get(aliasName));
  }

  FunctionAlias require(String aliasName) {
    return find(aliasName)
        .orElseThrow(
            () -> AwsError.notFound("Cannot find alias arn: " + functionArn + ":" + aliasName));
  }

  List<FunctionAlias> all() {
    return new ArrayList<>(aliases.values());
  }

  List<String> pointingAt(String functionVersion) {
    return aliases.values().stream()
        .filter(alias -> alias.functionVersion().equals(functionVersion))
        .map(FunctionAlias::aliasName)
        .toList();
  }

  FunctionAlias create(String aliasName, String functionVersion, String description) {
    if (aliases.containsKey(aliasName)) {
      throw AwsError.conflict("Alias already exists: " + functionArn + ":" + aliasName);
    }
    return put(aliasName, functionVersion, description);
  }

  /** Members that are absent stay as they are. */
  FunctionAlias update(
      String aliasName,
      Optional<String> functionVersion,
      Optional<String> description,
      Optional<String> revisionId) {
    FunctionAlias present = require(aliasName);
    if (revisionId.isPresent() && !revisionId.get().equals(present.revisionId())) {
      throw AwsError.precondition();
    }
    return put(
        aliasName,
        functionVersion.orElse(present.functionVersion()),
        description.orElse(present.description()));
  }

  void delete(String aliasName) {
    aliases.remove(aliasName);
  }

  private FunctionAlias put(String aliasName, String functionVersion, String description) {
    FunctionAlias alias =
        new FunctionAlias(aliasName, functionVersion, description, stamps.nextRevisionId());
    aliases.put(aliasName, alias);
    return alias;
  }
}
