package dev.paranoid.server.architecture.violators.application.removing;

import dev.paranoid.server.architecture.violators.application.port.row.EntityStore;
import java.util.function.Consumer;

/** Removes without asking. */
record PassesTheGate(EntityStore store) {

    Consumer<String> removal() {
        return store::remove;
    }
}
