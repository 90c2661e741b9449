package dev.paranoid.application.background.spread;

import dev.paranoid.application.port.job.Frontier.Added;
import dev.paranoid.domain.RowKey;
import java.util.Optional;

/**
 * What the cursor says of a round beside the last row.
 *
 * @param last whether the round looks for what restricts
 * @param within the row that has more children than a slice, and how far these have been hidden
 */
record SpreadPlace(boolean last, Optional<Within> within) {

    private static final String LAST = "last";

    /**
     * A row whose children are hidden a slice at a time.
     *
     * @param parent the row, as it was read before its children were
     * @param relation the number of the relation that is worked on
     * @param after the last child along that relation
     */
    record Within(Added parent, int relation, RowKey after) {

        /** {@return the same behind all relations: something else is left to do for the row} */
        Within whole() {
            return new Within(parent, Integer.MAX_VALUE, after);
        }
    }

    static SpreadPlace of(Optional<String> text) {
        if (text.isEmpty()) {
            return new SpreadPlace(false, Optional.empty());
        }
        String[] parts = text.get().split(":", 5);
        boolean last = parts[0].equals(LAST);
        if (parts.length == 1) {
            return new SpreadPlace(last, Optional.empty());
        }
        int length = Integer.parseInt(parts[3]);
        Added parent = new Added(new RowKey(parts[4].substring(0, length)), Long.parseLong(parts[2]));
        return new SpreadPlace(
                last,
                Optional.of(new Within(parent, Integer.parseInt(parts[1]), new RowKey(parts[4].substring(length)))));
    }

    /** {@return as text, which is empty at the beginning of a round} */
    Optional<String> text() {
        String round = last ? LAST : "";
        return within.map(there -> round + ":" + there.relation() + ":"
                        + there.parent().times() + ":"
                        + there.parent().row().text().length() + ":"
                        + there.parent().row().text() + there.after().text())
                .or(() -> Optional.of(round).filter(text -> !text.isEmpty()));
    }

    SpreadPlace within(Optional<Within> other) {
        return new SpreadPlace(last, other);
    }
}
