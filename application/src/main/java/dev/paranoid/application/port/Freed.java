package dev.paranoid.application.port;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What lifting has done.
 *
 * @param restored rows that became live, by the deletion that held them and name of the type; no zeros
 * @param handedOver rows that another deletion holds now, by the deletion that held them before
 * @param clashes rows that cannot be live together
 */
public record Freed(
        Map<DeletionId, Map<String, Long>> restored, Map<DeletionId, HandedOver> handedOver, List<Clash> clashes) {

    /**
     * What was handed over from one deletion.
     *
     * @param rows how many, by name of the type; no zeros
     * @param to the marks that they bear now, one a holder
     */
    public record HandedOver(Map<String, Long> rows, Set<Mark> to) {}

    /**
     * Two rows with the same unique value, both of which would be live.
     *
     * @param conflict for the answer
     * @param restoredBy the lifted deletions that all reach the row that would become live
     * @param holderRestoredBy the same for the other row; empty where it is live already
     */
    public record Clash(Conflict conflict, Set<DeletionId> restoredBy, Set<DeletionId> holderRestoredBy) {}
}
