package dev.paranoid.application.audit;

/** Keeps a record of what cannot be undone and of what was denied. Called on the caller's thread, after the transaction. */
@FunctionalInterface
public interface AuditLog {

    /** Keeps none. */
    AuditLog NONE = event -> {};

    /**
     * Records it. A log that cannot be written harms nobody's call: implementations do not throw. What one throws reaches the caller
     * as a fault, though the transaction has committed.
     *
     * @param event one entry
     */
    void add(AuditEvent event);
}
