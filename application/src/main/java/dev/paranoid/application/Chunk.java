package dev.paranoid.application;

import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Jobs;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.SlicedStore;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One short transaction of work in the background.
 *
 * @param ports of the engine
 * @param background what only such work needs
 * @param entries the deletions with which the job began, as they are now
 * @param remaining those that are in the job still, locked
 * @param rows how many rows a slice is to have
 */
record Chunk(
        Ports ports,
        BackgroundPorts background,
        Map<DeletionId, Deletion> entries,
        Set<DeletionId> remaining,
        int rows) {

    static Chunk of(Ports ports, BackgroundPorts background, Job job, int rows) {
        Set<DeletionId> remaining = background.jobs().deletions(job.id());
        return new Chunk(
                ports, background, ports.ledger().find(job.state().task().deletions()), remaining, rows);
    }

    Jobs jobs() {
        return background.jobs();
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
