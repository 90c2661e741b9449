package dev.paranoid.application;

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
        /** Remove rows for good. */
        PURGE
    }

    /** {@return the name that the ledger keeps; at most 255 characters} */
    String name();

    /** {@return the way by which the request came, such as {@code rest}; at most 32 characters} */
    String source();

    /** {@return whether he may do this to rows of that type; asked about the type of the row that he names} */
    boolean may(Verb verb, String type);

    /** {@return someone unknown who may do everything: the caller where no security is configured} */
    static Caller anonymous(String source) {
        return new Anonymous(source);
    }
}
