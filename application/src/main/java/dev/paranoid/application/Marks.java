package dev.paranoid.application;

import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.Mark;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Standing.Hiding;
import dev.paranoid.domain.deletion.Standing.Lifting;
import dev.paranoid.domain.deletion.Standing.Removing;
import dev.paranoid.domain.deletion.Standing.Undoing;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From the marks that rows bear to the deletions that they stand for. */
final class Marks {

    private Marks() {}

    /** {@return the distinct deletions; a mark of one that is not active counts as left by others} */
    static Set<HiddenBy> named(Collection<Mark> marks, Map<DeletionId, Deletion> known) {
        return marks.stream()
                .filter(mark -> !lifting(mark, known))
                .map(mark -> named(mark, known, Deletion::active))
                .collect(Collectors.toSet());
    }

    /**
     * {@return the distinct deletions that reach a row}
     *
     * <p>They do if they are active, and their roots are among its hidden ancestors. All other marks count as left by others:
     * those of deletions that are not active, and those of rows that another program has moved away from the root.
     *
     * @param above the marks of all hidden ancestors of the row
     */
    static Set<HiddenBy> reaching(Collection<Mark> above, Map<DeletionId, Deletion> known) {
        Set<EntityRef> ancestors = above.stream().map(Mark::bearer).collect(Collectors.toSet());
        return above.stream()
                .filter(mark -> !lifting(mark, known))
                .map(mark -> named(mark, known, deletion -> deletion.active() && ancestors.contains(deletion.root())))
                .collect(Collectors.toSet());
    }

    /** Rows of a deletion that is being lifted are as good as live. */
    private static boolean lifting(Mark mark, Map<DeletionId, Deletion> known) {
        return mark.holder().map(known::get).filter(Marks::lifting).isPresent();
    }

    static boolean lifting(Deletion deletion) {
        return deletion.standing() instanceof Lifting || deletion.standing() instanceof Undoing;
    }

    /** Whether a deletion that one of these marks stands for has not come to all that it hides. */
    static boolean hiding(Collection<Mark> marks, Map<DeletionId, Deletion> known) {
        return deletions(marks, known).anyMatch(deletion -> deletion.standing() instanceof Hiding);
    }

    /** Whether one of these marks is that of a root that is being removed. */
    static boolean removing(Collection<Mark> marks, Map<DeletionId, Deletion> known) {
        return deletions(marks, known).anyMatch(deletion -> deletion.standing() instanceof Removing);
    }

    private static Stream<Deletion> deletions(Collection<Mark> marks, Map<DeletionId, Deletion> known) {
        return marks.stream().flatMap(mark -> mark.holder().map(known::get).stream());
    }

    /** {@return those of the holders of these rows that are being lifted} */
    static Set<DeletionId> lifting(DeletionLedger ledger, Collection<StoredEntity> rows) {
        Set<DeletionId> holders = new HashSet<>();
        rows.forEach(row -> row.holder().ifPresent(holders::add));
        return ledger.find(holders).values().stream()
                .filter(Marks::lifting)
                .map(Deletion::id)
                .collect(Collectors.toSet());
    }

    private static HiddenBy named(Mark mark, Map<DeletionId, Deletion> known, Predicate<Deletion> reaches) {
        return mark.holder()
                .map(known::get)
                .filter(reaches)
                .map(deletion -> new HiddenBy(Optional.of(deletion.id()), deletion.root()))
                .orElseGet(() -> new HiddenBy(Optional.empty(), mark.bearer()));
    }
}
