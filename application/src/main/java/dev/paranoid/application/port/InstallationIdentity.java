package dev.paranoid.application.port;

import java.util.UUID;

/** Who this Paranoid is among others: all nodes that share a database are one installation. */
@FunctionalInterface
public interface InstallationIdentity {

    /**
     * {@return who this is} It was chosen when the tables were made, and stays the same for all nodes and over restarts. It must
     * not be asked before Paranoid itself is there.
     */
    UUID get();
}
