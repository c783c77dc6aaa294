package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.report.PluginCommand;

/**
 * What messages tell a user to paste; neither holds a secret.
 *
 * @param plugin this plugin with what the user said about the way to the services
 * @param typed what the user typed to start this run
 */
public record Commands(PluginCommand plugin, String typed) {}
