package io.github.temporallambda.campaign;

import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalStackExtension.class)
class KillCampaignIT {
  @TempDir Path directory;

  @Test
  void look(LocalStack stack) throws Exception {
    WorkerZips zips = WorkerZips.build(directory);
    System.out.println(java.nio.file.Files.size(zips.first()));
    for (Scenario scenario : Scenario.values()) {
      try (World world = World.create(stack, "kill-" + scenario.ordinal(), zips)) {
        long t = System.nanoTime();
        scenario.prepare(world);
        System.out.println("prepared " + (System.nanoTime() - t) / 1000000);
        t = System.nanoTime();
        world.runUndisturbed(scenario.order(world));
        System.out.println("run " + (System.nanoTime() - t) / 1000000);
        world.traffic().calls().forEach(System.out::println);
        t = System.nanoTime();
        world.state().lines().forEach(System.out::println);
        System.out.println("state " + (System.nanoTime() - t) / 1000000);
      }
    }
  }
}
