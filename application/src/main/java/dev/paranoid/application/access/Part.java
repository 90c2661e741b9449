package dev.paranoid.application.access;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.NewValue;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.List;
import java.util.Optional;

/**
 * What one of several callers asks in a call that they share.
 *
 * @param <T> what an item is: a row, or a row with a reason
 * @param caller who asks
 * @param items what is asked
 * @param deletion the active deletion that is meant, where the only item is named as its root
 * @param values that rows are to come back with
 */
public record Part<T>(Caller caller, List<T> items, Optional<DeletionId> deletion, List<NewValue> values) {
    public Part {
        items = List.copyOf(items);
        values = List.copyOf(values);
    }

    /**
     * A part without other values.
     *
     * @param caller who asks
     * @param items what is asked
     * @param deletion the active deletion that is meant, where the only item is named as its root
     */
    public Part(Caller caller, List<T> items, Optional<DeletionId> deletion) {
        this(caller, items, deletion, List.of());
    }

    /**
     * A part that names rows, and no deletion.
     *
     * @param caller who asks
     * @param items what is asked
     */
    public Part(Caller caller, List<T> items) {
        this(caller, items, Optional.empty());
    }

    /**
     * {@return requests for the rows that these name, with the same caller and deletion, and without reason}
     *
     * @param rows whose values do not matter
     */
    public static Part<DeleteRequest> requested(Part<EntityRef> rows) {
        return new Part<>(
                rows.caller(), rows.items().stream().map(DeleteRequest::of).toList(), rows.deletion());
    }
}
