package io.github.temporallambda.buildid;

import java.util.regex.Pattern;

/**
 * The name of a Temporal Worker Deployment, for instance {@code orders}.
 *
 * <p>1 to 100 of letters, digits, {@code _}, {@code -}, {@code /}; not beginning with {@code __}.
 * The server refuses {@code .} and {@code :} (they separate the Build ID in version strings); 100
 * keeps name, Build ID and the controller's prefix under the 255 characters of SQL stores.
 *
 * @param value the name as the server has it
 */
public record DeploymentName(String value) {

  private static final Pattern ALLOWED = Pattern.compile("(?!__)[A-Za-z0-9_/-]{1,100}");

  /**
   * @throws IllegalArgumentException when {@code value} is not a deployment name
   */
  public DeploymentName {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is not a deployment name: 1 to 100 of A-Z a-z 0-9 _ - / not beginning"
              + " with '__' (the server refuses '.' and ':')");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
