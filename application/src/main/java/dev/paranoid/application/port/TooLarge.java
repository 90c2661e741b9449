package dev.paranoid.application.port;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.InProgress;
import dev.paranoid.domain.deletion.Refusal.TooManyRows;
import java.util.OptionalLong;

/** What one transaction cannot do: it touches too many rows, or has to wait for others. The transaction must be rolled back. */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OptionalLong above;

    /**
     * A transaction that touches too many rows.
     *
     * @param above how many it may touch
     */
    public TooLarge(long above) {
        this("More than " + above + " rows", OptionalLong.of(above));
    }

    private TooLarge(String why, OptionalLong above) {
        super(why, null, false, false);
        this.above = above;
    }

    /** {@return that work in the background has to end first, whatever the number of rows} */
    public static TooLarge waiting() {
        return new TooLarge("Waits for work in the background", OptionalLong.empty());
    }

    /**
     * {@return the same for somebody who wants nothing to go on in the background: {@link TooManyRows}, or {@link InProgress}
     * where others have to end first}
     *
     * @param row the one that was named
     */
    public Refusal refusal(EntityRef row) {
        return above.isPresent() ? new TooManyRows(row, above.getAsLong()) : new InProgress(row);
    }
}
