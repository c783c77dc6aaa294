package io.github.temporallambda.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Keeps what a goal logs instead of printing it. */
final class RecordedLog extends SystemStreamLog {

  final List<String> info = new ArrayList<>();
  final List<String> debug = new ArrayList<>();

  @Override
  public void info(CharSequence content) {
    info.add(content.toString());
  }

  @Override
  public void debug(CharSequence content) {
    debug.add(content.toString());
  }

  /** Everything that was logged. */
  String all() {
    return String.join("\n", Stream.concat(info.stream(), debug.stream()).toList());
  }
}
