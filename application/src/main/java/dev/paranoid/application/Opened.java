package dev.paranoid.application;

import dev.paranoid.application.port.DeletionEvents.Event;
import dev.paranoid.application.port.DeletionEvents.Kind;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.Jobs;
import dev.paranoid.application.port.Ports;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Soft deletes that have taken their rows: what each took is written down once, and those who follow are told once. */
final class Opened {

    private Opened() {}

    /** {@return these deletions, having taken that} */
    static List<Deletion> tell(Ports ports, Collection<Deletion> deletions, Map<DeletionId, Map<String, Long>> took) {
        List<Deletion> opened = deletions.stream()
                .map(deletion -> deletion.having(took.getOrDefault(deletion.id(), Map.of())))
                .toList();
        ports.ledger().recordTook(took);
        ports.events()
                .publish(opened.stream()
                        .map(deletion -> new Event(
                                Kind.OPENED, deletion, deletion.took(), deletion.actor(), deletion.deletedAt()))
                        .toList());
        return opened;
    }

    /** Of those of these that end before they have taken all, what they took by now is what they took. Their entries are locked. */
    static void early(Ports ports, Jobs jobs, Collection<DeletionId> ending) {
        List<Deletion> early = ports.ledger().find(ending).values().stream()
                .filter(deletion -> deletion.activity().equals(Optional.of(Activity.HIDING))
                        && deletion.took().isEmpty())
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
        Map<DeletionId, Map<String, Long>> took = new HashMap<>();
        early.forEach(deletion -> took.put(
                deletion.id(),
                jobs.find(deletion.id())
                        .flatMap(job -> byNow(job, deletion.id()))
                        .orElse(Map.of(deletion.root().type(), 1L))));
        tell(ports, early.stream().map(Deletion::settled).toList(), took);
    }

    /** What is undone was taken before. */
    private static Optional<Map<String, Long>> byNow(Job job, DeletionId deletion) {
        Map<Long, Map<String, Long>> rows = job.state().task().phase() == Phase.UNDO
                ? job.state().tallies().expected()
                : job.state().tallies().rows();
        return Optional.ofNullable(rows.get(deletion.value()));
    }
}
