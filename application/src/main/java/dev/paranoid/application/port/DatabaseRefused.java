package dev.paranoid.application.port;

import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import org.jspecify.annotations.Nullable;

/**
 * A trigger, a CHECK or a foreign key that is not declared refused a statement, or a trigger undoes what statements do. Thrown
 * out of {@link Transactions}, which has rolled the work back; the same again would be refused again.
 */
public final class DatabaseRefused extends RuntimeException {

    /** What is said where a trigger undoes what a statement does. */
    public static final String TAKEN_BACK = "a trigger takes back what rows are marked with";

    private static final long serialVersionUID = 1L;

    private final String words;
    private final transient Refusal refusal;

    /**
     * A refusal of a trigger or a CHECK.
     *
     * @param words what the database says, without the statement
     * @param cause what the database said; null where a trigger was found out by reading again
     */
    public DatabaseRefused(String words, @Nullable Throwable cause) {
        this(words, new RefusedByDatabase(words), cause);
    }

    /**
     * A refusal of a foreign key.
     *
     * @param refusal the foreign key, as far as its name is known
     * @param cause what the database said
     */
    public DatabaseRefused(HeldByForeignKey refusal, @Nullable Throwable cause) {
        this(refusal.detail(), refusal, cause);
    }

    private DatabaseRefused(String words, Refusal refusal, @Nullable Throwable cause) {
        super("The database refused: " + words, cause);
        this.words = words;
        this.refusal = refusal;
    }

    /** {@return what the database says} */
    public String words() {
        return words;
    }

    /** {@return what the caller is told} */
    public Refusal refusal() {
        return refusal;
    }
}
