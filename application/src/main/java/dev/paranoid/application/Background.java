package dev.paranoid.application;

import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.JobId;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.StillReferenced;
import dev.paranoid.application.port.ValueTaken;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Restoration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/**
 * Carries work in the background on, a chunk at a time: each a short transaction in which its cursor moves as well, so that
 * whoever comes next, after whatever happened, goes on where the last chunk ended.
 */
public final class Background {

    private final Ports ports;
    private final BackgroundPorts background;
    private final LiftingWork lifting;
    private final RemovingWork removing;
    private final Estimates estimates;
    private final Endings endings;
    private final Settlement settlement;
    private final Map<Activity, JobWork> works;

    Background(Plans plans, Judgement judgement, Ports ports, BackgroundPorts background) {
        this.ports = ports;
        this.background = background;
        this.endings = new Endings(ports, background.jobs());
        this.settlement = new Settlement(background, endings);
        FreeingLegs freeing = new FreeingLegs(plans, new StayingHidden(plans, judgement.rules()));
        this.lifting = new LiftingWork(freeing);
        this.removing = new RemovingWork(plans, judgement);
        this.estimates = new Estimates(plans);
        this.works = Map.of(
                Activity.HIDING, new HidingWork(plans, judgement, freeing),
                Activity.LIFTING, lifting,
                Activity.REMOVING, removing);
    }

    /** {@return a number that makes those of all who worked on the job before worthless} */
    public long claim(JobId job) {
        return ports.transactions().inTransaction(() -> background.jobs().claim(job));
    }

    /**
     * One chunk: at least one slice, and more until it is enough.
     *
     * @param job which
     * @param claim as {@link #claim} gave it
     * @param rows how many rows a slice is to have
     * @param enough asked after each slice
     * @return the job as it is now, or empty if it has ended or another has claimed it
     * @throws DatabaseRefused when the database refuses to undo what was refused; nothing of the chunk has happened then
     * @throws Unavailable when the database is away or stays busy; nothing of the chunk has happened then
     */
    public Optional<Job> chunk(JobId job, long claim, int rows, BooleanSupplier enough) {
        try {
            return changed(job, claim, rows, enough);
        } catch (DatabaseRefused several) {
            return slice(job, claim, rows);
        }
    }

    /** One slice, so that it is known what the database refuses. */
    private Optional<Job> slice(JobId job, long claim, int rows) {
        try {
            return changed(job, claim, rows, () -> true);
        } catch (DatabaseRefused refused) {
            return turned(job, claim, (locked, chunk) -> work(locked).refused(locked, chunk, refused));
        }
    }

    private JobWork work(Job job) {
        return Objects.requireNonNull(works.get(job.state().task().activity()));
    }

    private Optional<Job> changed(JobId job, long claim, int rows, BooleanSupplier enough) {
        try {
            return ports.transactions().inTransaction(() -> slices(job, claim, rows, enough));
        } catch (ValueTaken taken) {
            return conflict(job, claim, List.of(taken.conflict()));
        } catch (LateConflict late) {
            return conflict(job, claim, late.conflicts());
        } catch (StillReferenced late) {
            return turned(job, claim, (locked, chunk) -> Optional.of(removing.again(locked)));
        }
    }

    private Optional<Job> slices(JobId id, long claim, int rows, BooleanSupplier enough) {
        Optional<Job> locked = background.jobs().lock(id, claim);
        if (locked.isEmpty()) {
            return Optional.empty();
        }
        Job job = locked.get();
        Set<DeletionId> settled = new HashSet<>();
        Optional<Job> next;
        Chunk chunk = Chunk.of(ports, background, job, rows);
        estimates.add(job, chunk);
        do {
            next = work(job).advance(job, chunk);
            Job before = job;
            job = next.orElse(before);
            settled.addAll(chunk.settled());
            if (!job.state().task().equals(before.state().task())) {
                chunk = Chunk.of(ports, background, job, rows);
                estimates.add(job, chunk);
            }
        } while (next.isPresent() && !enough.getAsBoolean());
        next.ifPresent(background.jobs()::save);
        settlement.of(settled);
        return next;
    }

    /** {@return what became of a delete, or empty while it is in progress} */
    public Optional<Answer<Deleted>> outcome(Deleted accepted) {
        return ports.transactions().inTransaction(() -> endings.of(accepted));
    }

    /** {@return what became of a restore, or empty while it is in progress} */
    public Optional<Answer<Restoration>> outcome(Restoration accepted) {
        return ports.transactions().inTransaction(() -> endings.of(accepted));
    }

    /** {@return what became of a request, or empty while any of its rows is in progress} */
    public Optional<Outcome> outcome(Outcome accepted) {
        return ports.transactions().inTransaction(() -> endings.of(accepted));
    }

    private Optional<Job> conflict(JobId id, long claim, List<Conflict> conflicts) {
        return turned(id, claim, (job, chunk) -> lifting.conflict(job, chunk, conflicts));
    }

    /** In place of a chunk that was rolled back. */
    private Optional<Job> turned(JobId id, long claim, BiFunction<Job, Chunk, Optional<Job>> work) {
        return ports.transactions().inTransaction(() -> {
            Optional<Job> next = background
                    .jobs()
                    .lock(id, claim)
                    .flatMap(job -> work.apply(job, Chunk.of(ports, background, job, 1)));
            next.ifPresent(background.jobs()::save);
            return next;
        });
    }
}
