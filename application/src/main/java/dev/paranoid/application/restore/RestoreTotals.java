package dev.paranoid.application.restore;

import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.row.Hider;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Restoration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums what a lift has done over the deletions of one item.
 *
 * @param counts what was done to the rows of the deletions
 * @param holders the deletions that hide rows now, by their ids
 */
public record RestoreTotals(RowCounts counts, Map<DeletionId, Deletion> holders) {

    private static final Comparator<HiddenBy> BY_ID = Comparator.comparing(
                    (HiddenBy by) -> by.deletion().map(DeletionId::value).orElse(0L))
            .thenComparing(HiddenBy::root);

    /**
     * {@return the sums of these counts}
     *
     * @param counts what was done to the rows of the deletions
     * @param ledger tells which deletions hide rows now
     */
    public static RestoreTotals of(RowCounts counts, DeletionLedger ledger) {
        Set<DeletionId> ids = new HashSet<>();
        counts.to()
                .values()
                .forEach(each -> each.forEach(hider -> hider.holder().ifPresent(ids::add)));
        return new RestoreTotals(counts, ids.isEmpty() ? Map.of() : ledger.find(ids));
    }

    /**
     * {@return the answer for that row, whose restore lifts these deletions}
     *
     * @param row that was named
     * @param deletion its own, or the one that held it
     * @param visible whether it is live now
     * @param lifted the deletions of which rows are summed
     */
    public Restoration restoration(EntityRef row, DeletionId deletion, boolean visible, Set<DeletionId> lifted) {
        return new Restoration(
                row,
                deletion,
                visible,
                sum(counts.rows(), lifted),
                sum(counts.handedOver(), lifted),
                hiddenBy(lifted),
                Optional.empty());
    }

    private static SortedMap<String, Long> sum(Map<Long, Map<String, Long>> all, Set<DeletionId> lifted) {
        SortedMap<String, Long> sum = new TreeMap<>();
        lifted.forEach(id ->
                all.getOrDefault(id.value(), Map.of()).forEach((type, count) -> sum.merge(type, count, Long::sum)));
        return sum;
    }

    private List<HiddenBy> hiddenBy(Set<DeletionId> lifted) {
        Set<HiddenBy> by = new HashSet<>();
        lifted.forEach(id -> counts.to().getOrDefault(id.value(), Set.of()).forEach(hider -> by.add(named(hider))));
        return by.stream().sorted(BY_ID).toList();
    }

    private HiddenBy named(Hider hider) {
        return hider.holder()
                .map(holders::get)
                .map(deletion -> new HiddenBy(Optional.of(deletion.id()), deletion.root()))
                .orElseGet(() -> new HiddenBy(Optional.empty(), hider.bearer()));
    }
}
