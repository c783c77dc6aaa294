package io.github.temporallambda.mojo;

import java.util.List;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** Hands passwords on as they stand, as Maven's own does with those in the clear. */
final class PassingDecrypter implements SettingsDecrypter {

  @Override
  public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
    return new Result(request.getServers());
  }

  private record Result(List<Server> servers) implements SettingsDecryptionResult {

    @Override
    public Server getServer() {
      return servers.get(0);
    }

    @Override
    public List<Server> getServers() {
      return servers;
    }

    @Override
    public Proxy getProxy() {
      throw new AssertionError("no proxy was asked for");
    }

    @Override
    public List<Proxy> getProxies() {
      return List.of();
    }

    @Override
    public List<SettingsProblem> getProblems() {
      return List.of();
    }
  }
}
