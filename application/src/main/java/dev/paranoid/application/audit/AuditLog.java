package dev.paranoid.application.audit;

/** Keeps a record of what cannot be undone and of what was denied. Called on the caller's thread, after the transaction. */
@FunctionalInterface
public interface AuditLog {

    /** Keeps none. */
    AuditLog NONE = event -> {};

    /** Records it. A log that cannot be written harms nobody's call: implementations do not throw. */
    void add(AuditEvent event);
}
