package io.github.temporallambda.mojo.parameter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a build like the running one is started for other sources.
 *
 * @param executable the running Maven's own script
 * @param javaHome the JDK it runs on
 * @param options of the command line: settings, local repository, profiles, properties. Never shown
 * @param pom the POM that this build was started with
 * @param module the directory of the module
 * @param plugin the coordinates of this plugin, as Maven takes them before a goal
 */
public record InnerMaven(
    Path executable, Path javaHome, List<String> options, Path pom, Path module, String plugin) {

  public InnerMaven {
    options = List.copyOf(options);
  }

  /**
   * The command that packages a module and has {@code packaged-file} tell the file.
   *
   * @param otherPom the counterpart of {@link #pom}
   * @param otherModule the counterpart of {@link #module}
   * @param to gets the path of the packaged file
   */
  public List<String> packaging(Path otherPom, Path otherModule, Path to) {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(options);
    command.addAll(List.of("-f", otherPom.toString()));
    if (!otherModule.equals(otherPom.getParent())) {
      Path relative = otherPom.resolveSibling("").relativize(otherModule);
      command.addAll(List.of("-pl", relative.toString(), "-am"));
    }
    command.addAll(List.of("-DskipTests", "-D" + PropertyNames.PACKAGED_FILE_TO + "=" + to));
    command.addAll(List.of("package", plugin + ":packaged-file"));
    return command;
  }

  /** Leaves the options out. */
  @Override
  public String toString() {
    return "InnerMaven[" + executable + ", " + pom + "]";
  }
}
