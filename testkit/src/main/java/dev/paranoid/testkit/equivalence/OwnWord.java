package dev.paranoid.testkit.equivalence;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.equivalence.Step.LookAhead;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what an engine says with what it has done, on its own rows, and both with the law. */
final class OwnWord {

    private final StepOutcome outcome;
    private final Snapshot before;
    private final Snapshot after;
    private final List<String> faults = new ArrayList<>();

    private OwnWord(StepOutcome outcome) {
        this.outcome = outcome;
        this.before = outcome.before();
        this.after = outcome.after();
    }

    /** {@return a sentence for each thing that is not so} */
    static List<String> faults(EntityGraph graph, StepOutcome outcome) {
        OwnWord check = new OwnWord(outcome);
        check.faults.addAll(Law.violations(graph, outcome.after()));
        check.nothing();
        check.deleted();
        if (outcome.single()) {
            outcome.granted(Restoration.class).forEach(check::restored);
        }
        return check.faults;
    }

    private void nothing() {
        if (outcome.allRefused() || outcome.step() instanceof LookAhead) {
            equal("All, which was refused or only looked at", before, after);
        }
    }

    private void deleted() {
        List<Deletion> deletions = outcome.granted(Deleted.class)
                .filter(deleted -> !deleted.unchanged())
                .map(Deleted::deletion)
                .toList();
        deletions.forEach(deletion -> equal(
                "The ledger's entry",
                deletion,
                after.deletions()
                        .getOrDefault(
                                deletion.id(),
                                deletion.having(TypeCounts.of(Stream.empty()).counts()))));
        deletions.stream()
                .filter(deletion -> deletion.mode() == DeletionMode.SOFT)
                .forEach(deletion -> equal(
                        "What " + deletion.id() + " took",
                        rows(after, row -> deletion.id().equals(after.holder(row))),
                        deletion.took()));
        if (deletions.stream().anyMatch(deletion -> deletion.mode() == DeletionMode.HARD)) {
            equal(
                    "What was removed",
                    gone(),
                    TypeCounts.sum(deletions.stream().map(Deletion::took)).counts());
        }
    }

    private Object gone() {
        TypeCounts gone = TypeCounts.of(
                before.rows().keySet().stream().filter(row -> !after.rows().containsKey(row)));
        before.links().forEach((type, links) -> gone.add(type, links.size()));
        after.links().forEach((type, links) -> gone.add(type, -links.size()));
        return gone.counts();
    }

    private void restored(Restoration told) {
        Set<DeletionId> lifted = after.deletions().values().stream()
                .filter(deletion -> !deletion.state().holds())
                .map(Deletion::id)
                .filter(id -> Optional.ofNullable(before.deletions().get(id))
                        .filter(deletion -> deletion.state().holds())
                        .isPresent())
                .collect(Collectors.toSet());
        Predicate<EntityRef> handedOver = row -> lifted.contains(before.holder(row)) && after.hidden(row);
        equal("What is visible", after.live(told.row()), told.visible());
        equal("What came back", rows(after, row -> before.hidden(row) && after.live(row)), told.restored());
        equal("What stays hidden", rows(after, handedOver), told.stillHidden());
        equal("What hides it", holders(handedOver), told.hiddenBy());
    }

    private List<HiddenBy> holders(Predicate<EntityRef> rows) {
        return after.rows().keySet().stream()
                .filter(rows)
                .map(after::holder)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .flatMap(id -> Optional.ofNullable(after.deletions().get(id)).stream())
                .map(deletion -> new HiddenBy(Optional.of(deletion.id()), deletion.root()))
                .toList();
    }

    private static Object rows(Snapshot snapshot, Predicate<EntityRef> which) {
        return TypeCounts.of(snapshot.rows().keySet().stream().filter(which)).counts();
    }

    private void equal(String what, Object found, Object said) {
        if (!found.equals(said)) {
            faults.add(what + " is\n  " + found + "\nbut the answer says\n  " + said);
        }
    }
}
