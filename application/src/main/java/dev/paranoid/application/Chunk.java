package dev.paranoid.application;

import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Jobs;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.SlicedStore;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One short transaction of work in the background.
 *
 * @param ports of the engine
 * @param background what only such work needs
 * @param entries the deletions with which the job began, as they are now
 * @param remaining those that are in the job still, locked
 * @param rows how many rows a slice is to have
 * @param settled those that it has settled
 */
record Chunk(
        Ports ports,
        BackgroundPorts background,
        Map<DeletionId, Deletion> entries,
        Set<DeletionId> remaining,
        int rows,
        Set<DeletionId> settled) {

    static Chunk of(Ports ports, BackgroundPorts background, Job job, int rows) {
        Map<DeletionId, Deletion> remaining = background.jobs().deletions(job.id());
        Map<DeletionId, Deletion> entries = new HashMap<>(remaining);
        entries.keySet().retainAll(job.state().task().deletions());
        Set<DeletionId> left = new HashSet<>(job.state().task().deletions());
        left.removeAll(remaining.keySet());
        entries.putAll(ports.ledger().find(left));
        return new Chunk(ports, background, entries, new HashSet<>(remaining.keySet()), rows, new HashSet<>());
    }

    Jobs jobs() {
        return background.jobs();
    }

    /** Takes deletions out of the job: nothing is done to them any more. */
    void settle(Collection<DeletionId> deletions) {
        jobs().settle(deletions);
        settled.addAll(deletions);
    }

    SlicedStore slices() {
        return background.slices();
    }

    List<EntityRef> roots() {
        return entries.values().stream().map(Deletion::root).toList();
    }

    /** The entries of those that remain, by id. */
    List<Deletion> current() {
        return current(remaining);
    }

    List<Deletion> current(Collection<DeletionId> ids) {
        return entries.values().stream()
                .filter(deletion -> ids.contains(deletion.id()))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    /** Marks their roots, each at the time of its deletion. */
    void markRoots(Collection<Deletion> deletions) {
        openings(deletions).forEach((at, openings) -> slices().markRoots(openings, at));
    }

    /** The same, where a root is live: whoever else has it keeps it. */
    void markLiveRoots(Collection<Deletion> deletions) {
        openings(deletions).forEach((at, openings) -> slices().markLiveRoots(openings, at));
    }

    private static Map<Instant, List<Opening>> openings(Collection<Deletion> deletions) {
        return deletions.stream()
                .collect(Collectors.groupingBy(
                        Deletion::deletedAt,
                        Collectors.mapping(
                                deletion -> new Opening(deletion.id(), deletion.root(), true), Collectors.toList())));
    }

    Instant deletedAt(DeletionId deletion) {
        return Objects.requireNonNull(entries.get(deletion)).deletedAt();
    }

    static Map<Long, Map<String, Long>> roots(Collection<Deletion> deletions) {
        Map<Long, Map<String, Long>> counts = new HashMap<>();
        deletions.forEach(deletion -> counts.computeIfAbsent(deletion.id().value(), id -> new HashMap<>())
                .merge(deletion.root().type(), 1L, Long::sum));
        return counts;
    }
}
