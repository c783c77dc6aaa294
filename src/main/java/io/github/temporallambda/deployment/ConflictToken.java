package io.github.temporallambda.deployment;

/**
 * The lock on a deployment's routing, read by describe and presented with a change: the server
 * refuses the change when the routing (or the manager) changed in between.
 *
 * @param base64 the server's bytes, in Base64; not empty
 */
public record ConflictToken(String base64) {

  public ConflictToken {
    if (base64.isEmpty()) {
      throw new IllegalArgumentException("the server does not check an empty token");
    }
  }
}
