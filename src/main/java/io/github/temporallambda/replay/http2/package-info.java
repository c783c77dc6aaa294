/**
 * A small HTTP/2 server for unary gRPC calls on loopback: RFC 9113 and RFC 7541 as far as such
 * calls need them, on the JDK alone. Knows nothing of Temporal and depends on nothing of ours.
 */
@NullMarked
package io.github.temporallambda.replay.http2;

import org.jspecify.annotations.NullMarked;
