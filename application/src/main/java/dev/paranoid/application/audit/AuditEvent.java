package dev.paranoid.application.audit;

import dev.paranoid.application.caller.Caller;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of the audit log. It has names of types, numbers and codes; never a row's id or value, a reason, a token or a password.
 *
 * @param action what was asked, in words with hyphens, such as {@code hard-delete}
 * @param result what became of it
 * @param by who asked; empty where nobody knows
 * @param facts more of it, by name, in the order in which they are written
 */
public record AuditEvent(String action, Result result, Optional<By> by, Map<String, Object> facts) {

    /** What became of it. */
    public enum Result {
        /** It was carried out. */
        DONE,
        /** It goes on in the background. */
        ACCEPTED,
        /** Something other than a right stands in the way. */
        REFUSED,
        /** The caller has no right to it, or did not prove who he is. */
        DENIED,
        /** The caller has asked too often. */
        LIMITED
    }

    /**
     * Who asked.
     *
     * @param name as the ledger has it
     * @param source by which way
     */
    public record By(String name, String source) {

        /**
         * {@return that caller}
         *
         * @param caller who asked
         */
        public static Optional<By> of(Caller caller) {
            return Optional.of(new By(caller.name(), caller.source()));
        }
    }

    public AuditEvent {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * {@return an event without further facts}
     *
     * @param action what was asked, in words with hyphens
     * @param result what became of it
     * @param by who asked; empty where nobody knows
     */
    public static AuditEvent of(String action, Result result, Optional<By> by) {
        return new AuditEvent(action, result, by, Map.of());
    }

    /**
     * {@return the same event with one fact more}
     *
     * @param name of the fact, such as {@code rows}
     * @param value a text or a number
     */
    public AuditEvent with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new AuditEvent(action, result, by, more);
    }
}
