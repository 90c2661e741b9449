package dev.paranoid.application.call;

import dev.paranoid.domain.EntityRef;
import java.util.Set;

/** Rolls back a transaction that callers share: others have locked some of its roots. */
public final class RowsInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<EntityRef> rows;

    RowsInUse(Set<EntityRef> rows) {
        super(rows.toString(), null, false, false);
        this.rows = Set.copyOf(rows);
    }

    /** {@return the roots that others have locked, or that need a transaction of their own; at least one} */
    public Set<EntityRef> rows() {
        return rows;
    }
}
