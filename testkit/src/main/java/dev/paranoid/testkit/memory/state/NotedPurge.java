package dev.paranoid.testkit.memory.state;

import dev.paranoid.application.port.purge.PurgeLedger.Blocked;
import java.util.Optional;

/** A deletion that cannot go, or that a run is removing in the background. */
public record NotedPurge(Blocked blocked, Optional<Long> run) {}
