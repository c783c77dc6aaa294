package io.github.temporallambda.lint;

import java.nio.file.Path;

/**
 * A mistake in a workflow, and what a linter says of it.
 *
 * @param file which of the examples
 * @param sound what stands there
 * @param faulty what is put there instead
 * @param linter who sees it
 * @param told a part of what it says
 */
record Fault(String file, String sound, String faulty, Linter linter, String told) {

  static Place of(String file) {
    return new Place(file);
  }

  @Override
  public String toString() {
    return linter + " says " + told;
  }

  /** Who looks at workflows. */
  enum Linter {
    ACTIONLINT,
    ZIZMOR,
    SCHEMA;

    /**
     * Set up as strictly as it can be.
     *
     * @param configuration where its configuration lies
     */
    Tool of(Linters linters, Path configuration) {
      if (this == ACTIONLINT) {
        String file = configuration.resolve("actionlint.yaml").toString();
        return linters.actionlint().and("-config-file", file);
      }
      return this == ZIZMOR
          ? linters.zizmor()
          : linters.checkJsonschema().and("--builtin-schema", "vendor.github-workflows");
    }
  }

  /** Where a mistake is made. */
  record Place(String file) {

    Change as(String sound, String faulty) {
      return new Change(file, sound, faulty);
    }
  }

  /** A mistake that nobody has seen yet. */
  record Change(String file, String sound, String faulty) {

    Fault actionlint(String told) {
      return new Fault(file, sound, faulty, Linter.ACTIONLINT, told);
    }

    Fault zizmor(String told) {
      return new Fault(file, sound, faulty, Linter.ZIZMOR, told);
    }

    Fault schema(String told) {
      return new Fault(file, sound, faulty, Linter.SCHEMA, told);
    }
  }
}
