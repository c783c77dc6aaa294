package io.github.temporallambda.mojo.wiring.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the user calls the versions. */
record ReleaseNames(Map<String, String> byVersion) {

  ReleaseNames {
    byVersion = Map.copyOf(byVersion);
  }

  /** Of all releases of a rehearsal. */
  static ReleaseNames of(List<PreparedRelease> releases) {
    return new ReleaseNames(
        releases.stream()
            .collect(
                Collectors.toMap(
                    release -> release.candidate().id().toString(),
                    release -> release.release().name(),
                    (first, same) -> first)));
  }

  /** {@code orders:3f2c1a9b7d10 (second)}; without the name where it says nothing more. */
  String shown(String version) {
    String name = byVersion.getOrDefault(version, "");
    return name.isEmpty() || version.endsWith(":" + name) ? version : version + " (" + name + ")";
  }
}
