package dev.paranoid.mybatis;

import java.util.Collection;

/** How many rows belong to a deletion. */
record Amount(long deletion, long amount) {

    /** {@return how many rows of these tables bear the marks of these deletions} */
    static long marked(HideMapper mapper, Collection<EntityTable> tables, DeletionIds ids) {
        return tables.stream()
                .flatMap(table -> mapper.countMarked(table, ids).stream())
                .mapToLong(Amount::amount)
                .sum();
    }
}
