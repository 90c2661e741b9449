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

    /** {@return whether he may do this to rows of that type; asked about the type of the row that he names} */
    boolean may(Verb verb, String type);

    /** {@return someone unknown who may do everything: the caller where no security is configured} */
    static Caller anonymous(String source) {
        return new Anonymous(source);
    }
}
