package dev.paranoid.application;

import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Freed.HandedOver;
import dev.paranoid.application.port.Mark;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums what lifting has done over the deletions of one item. */
record FreedTotals(Freed freed, Map<DeletionId, Deletion> holders) {

    static FreedTotals of(Freed freed, DeletionLedger ledger) {
        Set<DeletionId> ids = new HashSet<>();
        freed.handedOver()
                .values()
                .forEach(handed -> handed.to().forEach(mark -> mark.holder().ifPresent(ids::add)));
        return new FreedTotals(freed, ids.isEmpty() ? Map.of() : ledger.find(ids));
    }

    SortedMap<String, Long> restored(Set<DeletionId> lifted) {
        SortedMap<String, Long> sum = new TreeMap<>();
        lifted.forEach(id -> add(sum, freed.restored().getOrDefault(id, Map.of())));
        return sum;
    }

    SortedMap<String, Long> stillHidden(Set<DeletionId> lifted) {
        SortedMap<String, Long> sum = new TreeMap<>();
        handedOver(lifted).forEach(handed -> add(sum, handed.rows()));
        return sum;
    }

    List<HiddenBy> hiddenBy(Set<DeletionId> lifted) {
        Set<Mark> marks = new HashSet<>();
        handedOver(lifted).forEach(handed -> marks.addAll(handed.to()));
        return Marks.named(marks, holders).stream()
                .sorted(Comparator.comparing((HiddenBy by) ->
                                by.deletion().map(DeletionId::value).orElse(0L))
                        .thenComparing(HiddenBy::root))
                .toList();
    }

    private List<HandedOver> handedOver(Set<DeletionId> lifted) {
        return lifted.stream()
                .filter(freed.handedOver()::containsKey)
                .map(freed.handedOver()::get)
                .toList();
    }

    private static void add(SortedMap<String, Long> sum, Map<String, Long> counts) {
        counts.forEach((type, count) -> sum.merge(type, count, Long::sum));
    }
}
