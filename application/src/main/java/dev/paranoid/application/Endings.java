package dev.paranoid.application;

import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Freed.HandedOver;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Item;
import dev.paranoid.application.port.Jobs;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Tallies;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Restoration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The final answers to what went on in the background. */
final class Endings {

    private final Ports ports;
    private final Jobs jobs;

    Endings(Ports ports, Jobs jobs) {
        this.ports = ports;
        this.jobs = jobs;
    }

    Optional<Answer<Deleted>> of(Deleted accepted) {
        DeletionId id = accepted.deletion().id();
        EntityRef root = accepted.deletion().root();
        return settled(id)
                .map(deletion -> jobs.find(id)
                        .flatMap(job -> job.refusal(id))
                        .map(refusal -> Answer.<Deleted>refused(root, refusal))
                        .orElseGet(() -> Answer.granted(new Deleted(deletion, accepted.unchanged()))));
    }

    /** The answer to a request, or empty while any of its rows is in progress. */
    Optional<Outcome> of(Outcome accepted) {
        List<Answer<Deleted>> deletions = new ArrayList<>();
        for (Answer<Deleted> answer : accepted.deletions()) {
            Optional<Answer<Deleted>> ended = answer instanceof Granted<Deleted> granted
                            && granted.value().deletion().activity().isPresent()
                    ? of(granted.value())
                    : Optional.of(answer);
            ended.ifPresent(deletions::add);
        }
        List<Answer<Restoration>> restorations = new ArrayList<>();
        for (Answer<Restoration> answer : accepted.restorations()) {
            Optional<Answer<Restoration>> ended = answer instanceof Granted<Restoration> granted
                            && granted.value().inProgress()
                    ? of(granted.value())
                    : Optional.of(answer);
            ended.ifPresent(restorations::add);
        }
        return deletions.size() < accepted.deletions().size()
                        || restorations.size() < accepted.restorations().size()
                ? Optional.empty()
                : Optional.of(accepted.with(deletions, restorations));
    }

    private Optional<Deletion> settled(DeletionId id) {
        return Optional.ofNullable(ports.ledger().find(List.of(id)).get(id))
                .filter(deletion -> deletion.activity().isEmpty());
    }

    Optional<Answer<Restoration>> of(Restoration accepted) {
        return settled(accepted.deletion())
                .flatMap(deletion -> jobs.find(accepted.deletion()))
                .flatMap(job -> of(accepted, job));
    }

    private Optional<Answer<Restoration>> of(Restoration accepted, Job job) {
        List<DeletionId> lifts = job.state().task().items().stream()
                .filter(item -> item.row().equals(accepted.row()))
                .map(Item::lifts)
                .findFirst()
                .orElse(List.of(accepted.deletion()));
        if (lifts.stream().anyMatch(id -> settled(id).isEmpty())
                || lifting(accepted.row()).isPresent()) {
            return Optional.empty();
        }
        Optional<Refusal> refusal = job.refusal(accepted.row());
        return Optional.of(refusal.map(reason -> Answer.<Restoration>refused(accepted.row(), reason))
                .orElseGet(() -> Answer.granted(
                        restoration(accepted, new HashSet<>(lifts), job.state().tallies()))));
    }

    /** {@return deletions that are being lifted and hold rows that this request restores until then} */
    Set<DeletionId> stillLifting(Outcome accepted) {
        Set<DeletionId> lifting = new HashSet<>();
        accepted.restorations().forEach(answer -> {
            if (answer instanceof Granted<Restoration> granted) {
                lifting(granted.value().row()).ifPresent(lifting::add);
            }
        });
        return lifting;
    }

    private Optional<DeletionId> lifting(EntityRef row) {
        return ports.store().lock(List.of(row)).values().stream()
                .flatMap(stored -> stored.holder().stream())
                .flatMap(holder ->
                        Optional.ofNullable(ports.ledger().find(List.of(holder)).get(holder)).stream())
                .filter(Marks::lifting)
                .map(Deletion::id)
                .findFirst();
    }

    private Restoration restoration(Restoration accepted, Set<DeletionId> lifts, Tallies tallies) {
        FreedTotals totals = FreedTotals.of(freed(tallies), ports.ledger());
        boolean visible =
                ports.reader().find(accepted.row()).filter(row -> !row.hidden()).isPresent();
        return new Restoration(
                accepted.row(),
                accepted.deletion(),
                visible,
                totals.restored(lifts),
                totals.stillHidden(lifts),
                totals.hiddenBy(lifts),
                false);
    }

    private static Freed freed(Tallies tallies) {
        Map<DeletionId, Map<String, Long>> restored = new HashMap<>();
        tallies.rows().forEach((id, counts) -> restored.put(new DeletionId(id), counts));
        Map<DeletionId, HandedOver> handedOver = new HashMap<>();
        tallies.handedOver()
                .forEach((id, counts) -> handedOver.put(
                        new DeletionId(id), new HandedOver(counts, tallies.to().getOrDefault(id, Set.of()))));
        return new Freed(restored, handedOver, List.of());
    }
}
