package dev.paranoid.application.engine;

import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What keeps an expired deletion from being removed by itself, beside all that refuses a person's hard delete: a row that is live, a
 * deletion below that has not expired, and rows of a type that are kept for longer. A hard delete whose undo window is over is kept
 * by what is live alone; one whose window was extended meanwhile waits for that.
 */
public final class Expiry {

    private static final int SAMPLE = 10;

    private final EntityGraph graph;
    private final DeletionRules rules;

    /**
     * What keeps rows of these types.
     *
     * @param graph what belongs to what
     * @param rules for how long rows of each type are kept
     */
    public Expiry(EntityGraph graph, DeletionRules rules) {
        this.graph = graph;
        this.rules = rules;
    }

    /**
     * {@return the first of what keeps these rows}
     *
     * @param root the root of the deletion that has expired
     * @param rows that would go
     * @param own active deletions that would lose their root
     * @param now the time of the transaction
     */
    public Optional<Refusal> keeps(
            EntityRef root, Collection<StoredEntity> rows, Collection<Deletion> own, Instant now) {
        List<Deletion> scheduled = own.stream()
                .filter(deletion -> deletion.root().equals(root) && deletion.scheduled())
                .toList();
        return live(rows)
                .or(() -> scheduled.isEmpty()
                        ? later(own, now).or(() -> retained(root, rows, now))
                        : later(scheduled, now));
    }

    /**
     * {@return what keeps them because it is live, one blocker a type} Rows that cannot be hidden keep nothing.
     *
     * @param rows that would go
     */
    public Optional<Refusal> live(Collection<StoredEntity> rows) {
        Map<EntityType, List<String>> live = new TreeMap<>(Comparator.comparing(EntityType::name));
        rows.stream()
                .filter(row -> !row.hidden() && graph.type(row.ref().type()).paranoid())
                .forEach(row -> live.computeIfAbsent(graph.type(row.ref().type()), type -> new ArrayList<>())
                        .add(row.ref().id()));
        return live.isEmpty()
                ? Optional.empty()
                : Optional.of(new Restricted(live.entrySet().stream()
                        .map(each -> new Blocker(
                                each.getKey().name(),
                                "live " + each.getKey().name(),
                                each.getValue().size(),
                                each.getValue().stream().limit(SAMPLE).toList()))
                        .toList()));
    }

    private static Optional<Refusal> later(Collection<Deletion> own, Instant now) {
        return own.stream()
                .filter(deletion -> deletion.purgeAt().filter(now::isBefore).isPresent())
                .min(Comparator.comparing(Deletion::id))
                .map(deletion -> new HeldBack(
                        "retention",
                        deletion.root().type(),
                        "It waits for deletion " + deletion.id() + " of " + deletion.root() + ", which is kept until "
                                + deletion.purgeAt().orElseThrow() + ".",
                        deletion.purgeAt()));
    }

    private Optional<Refusal> retained(EntityRef root, Collection<StoredEntity> rows, Instant now) {
        return rows.stream()
                .filter(row -> !row.ref().type().equals(root.type()))
                .filter(row -> until(row).filter(now::isBefore).isPresent())
                .min(Comparator.comparing(StoredEntity::ref))
                .map(row -> new HeldBack(
                        "retention",
                        row.ref().type(),
                        "It waits for " + row.ref() + ", which is kept until "
                                + until(row).orElseThrow() + ".",
                        until(row)));
    }

    private Optional<Instant> until(StoredEntity row) {
        return row.deletedAt().flatMap(since -> rules.purgeAt(row.ref().type(), since));
    }
}
