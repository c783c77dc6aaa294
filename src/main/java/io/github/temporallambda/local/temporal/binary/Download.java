package io.github.temporallambda.local.temporal.binary;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches one file over HTTP(S), through the JVM's proxy settings. Messages name the address that
 * was asked for, never one it redirects to, which may be signed.
 */
final class Download {

  private static final int OK = 200;

  private final DownloadLimits limits;
  private final ServerSearchListener listener;

  Download(DownloadLimits limits, ServerSearchListener listener) {
    this.limits = limits;
    this.listener = listener;
  }

  /**
   * Fetches {@code source} into {@code target}.
   *
   * @throws IOException when it cannot be had whole, with the reason as half a sentence
   */
  void fetch(URI source, Path target) throws IOException, InterruptedException {
    listener.downloading(source, 0);
    requireResolvable(source);
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(limits.connect())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    CompletableFuture<HttpResponse<Path>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(source).build(),
            head ->
                head.statusCode() == OK
                    ? BodySubscribers.ofFile(target)
                    : BodySubscribers.replacing(target));
    try {
      int status = await(answer, source, target).statusCode();
      if (status != OK) {
        throw new IOException(source + " answered " + status);
      }
    } finally {
      answer.cancel(true);
    }
  }

  /** Name servers have time limits of their own, longer than ours. */
  private void requireResolvable(URI source) throws IOException, InterruptedException {
    boolean proxied =
        ProxySelector.getDefault().select(source).stream()
            .anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    if (proxied) {
      return;
    }
    CompletableFuture<Boolean> unresolved =
        CompletableFuture.supplyAsync(
            () -> new InetSocketAddress(source.getHost(), 0).isUnresolved(),
            task -> daemon(task).start());
    try {
      if (unresolved.get(limits.connect().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("no host " + source.getHost() + " is known here");
      }
    } catch (TimeoutException e) {
      throw new IOException(
          source.getHost() + " was not resolved within " + limits.connect().toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(source.getHost() + " cannot be resolved", e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "resolve-download-host");
    thread.setDaemon(true);
    return thread;
  }

  private HttpResponse<Path> await(
      CompletableFuture<HttpResponse<Path>> answer, URI source, Path target)
      throws IOException, InterruptedException {
    long size = 0;
    long grownAt = System.nanoTime();
    while (true) {
      try {
        return answer.get(Math.min(1000, limits.stall().toMillis()), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        throw new IOException(reason(source, requireNonNullElse(e.getCause(), e)), e);
      } catch (TimeoutException e) {
        long now = Files.exists(target) ? Files.size(target) : 0;
        if (now > size) {
          size = now;
          grownAt = System.nanoTime();
          listener.downloading(source, size);
        } else if (System.nanoTime() - grownAt >= limits.stall().toNanos()) {
          throw new IOException(
              source + " sent nothing for " + limits.stall().toMillis() + " ms", e);
        }
      }
    }
  }

  private String reason(URI source, Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return "no connection to " + source + " within " + limits.connect().toMillis() + " ms";
    }
    String why =
        cause instanceof IOException io ? Reasons.of(io) : cause.getClass().getSimpleName();
    return source + " failed: " + why;
  }
}
