package dev.paranoid.application.caller;

import java.util.Locale;

/** Who asks, and what he may do. An inbound adapter makes one from what it trusts; a header is not that. */
public interface Caller {

    /** What a caller may be allowed to do. */
    enum Verb {
        /** Read rows and deletions. */
        READ,
        /** Hide rows. */
        DELETE,
        /** Lift deletions. */
        RESTORE,
        /** Remove rows for good, by naming them; asked about each type of which rows would go. */
        HARD_DELETE,
        /** Remove for good what a deletion has hidden; asked about each type of which rows would go. */
        PURGE,
        /** Place and release holds. */
        HOLD,
        /** Extend and shorten how long deletions are kept. */
        RETAIN,
        /** Remove or shorten what a retention in the mode governance keeps, if he says so. */
        BYPASS_RETENTION;

        /** {@return its name for people and settings, such as {@code hard-delete}} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Characters that a name may have; OpenID Connect allows a subject no more. */
    int NAME_LENGTH = 255;

    /** Characters that a source may have. */
    int SOURCE_LENGTH = 32;

    /**
     * {@return the name that the ledger keeps; at most {@value #NAME_LENGTH} characters} What a caller with a longer name asks
     * is refused: a name that is cut off could be another's.
     */
    String name();

    /** {@return the way by which the request came, such as {@code rest}; at most {@value #SOURCE_LENGTH} characters} */
    String source();

    /**
     * {@return who that is, by whatever way he asks: what he has removed, and how often} Two who are called alike, and prove it by
     * different means, are two.
     */
    default String person() {
        return source() + ":" + name();
    }

    /** {@return under which name the answers are kept that he can have again, by the way by which he had them} */
    default String scope() {
        return source() + ":" + name();
    }

    /**
     * {@return whether he may do this to rows of that type} Asked about the type of the row that he names, of the root of each
     * deletion that a restore lifts, and of each row that is removed for good. What a delete hides below its root, and rows
     * without an id of their own, go with those above them.
     *
     * @param verb what he wants to do
     * @param type an entity type
     */
    boolean may(Verb verb, String type);

    /** {@return whose rows he may see and touch; those of no tenant, unless a caller says otherwise} */
    default Tenants tenants() {
        return Tenants.NONE;
    }

    /** {@return whether he says with this call that he bypasses a retention in the mode governance} */
    default boolean bypasses() {
        return false;
    }

    /**
     * {@return the same caller, who says with this call that he bypasses a retention in the mode governance}
     *
     * @param caller who asks, and what he may do
     */
    static Caller bypassing(Caller caller) {
        return new Bypassing(caller);
    }

    /**
     * {@return someone unknown who may do everything: the caller where no security is configured}
     *
     * @param source the way by which it was asked, such as {@code rest}
     */
    static Caller anonymous(String source) {
        return new Anonymous(source);
    }

    /**
     * {@return whether nobody knows who that is}
     *
     * @param caller who asks, and what he may do
     */
    static boolean isAnonymous(Caller caller) {
        return caller instanceof Anonymous;
    }

    /**
     * {@return part of the application itself, {@code cron} for one, which may do everything}
     *
     * @param name that the ledger keeps, at most {@value #NAME_LENGTH} characters
     */
    static Caller named(String name) {
        return named(name, "application");
    }

    /**
     * {@return somebody of that name whom the application lets do everything, by that way}
     *
     * @param name that the ledger keeps, at most {@value #NAME_LENGTH} characters
     * @param source the way by which it was asked, such as {@code rest}
     */
    static Caller named(String name, String source) {
        return new Named(name, source);
    }
}
