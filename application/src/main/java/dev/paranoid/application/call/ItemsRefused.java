package dev.paranoid.application.call;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Refusal;
import java.util.Map;

/** Rolls a transaction back because some of its items are refused; the others are then carried out without them. */
public final class ItemsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<EntityRef, Refusal> refusals;

    /**
     * Items that are refused; without a stack trace of its own.
     *
     * @param refusals by row, at least one
     */
    public ItemsRefused(Map<EntityRef, Refusal> refusals) {
        super("refused: " + refusals.keySet(), null, false, false);
        this.refusals = Map.copyOf(refusals);
    }

    Map<EntityRef, Refusal> refusals() {
        return refusals;
    }
}
