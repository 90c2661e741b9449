package dev.paranoid.application.port;

import org.jspecify.annotations.Nullable;

/**
 * A trigger or a CHECK of the database refused a statement, or a trigger undoes what statements do. Thrown out of
 * {@link Transactions}, which has rolled the work back; the same again would be refused again.
 */
public final class DatabaseRefused extends RuntimeException {

    /** What is said where a trigger undoes what a statement does. */
    public static final String TAKEN_BACK = "a trigger takes back what rows are marked with";

    private static final long serialVersionUID = 1L;

    private final String words;

    /**
     * A refusal.
     *
     * @param words what the database says, without the statement
     */
    public DatabaseRefused(String words, @Nullable Throwable cause) {
        super("The database refused: " + words, cause);
        this.words = words;
    }

    /** {@return what the database says} */
    public String words() {
        return words;
    }
}
