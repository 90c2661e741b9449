package dev.paranoid.application.background;

import dev.paranoid.application.background.lift.CompareWork;
import dev.paranoid.application.background.lift.Reopening;
import dev.paranoid.application.background.lift.ResolveWork;
import dev.paranoid.application.background.reach.AdoptWork;
import dev.paranoid.application.background.reach.ClearWork;
import dev.paranoid.application.background.reach.CollectWork;
import dev.paranoid.application.background.reach.JobReach;
import dev.paranoid.application.background.reach.JudgeWork;
import dev.paranoid.application.background.reach.RemoveWork;
import dev.paranoid.application.background.spread.OwingRoots;
import dev.paranoid.application.background.spread.SpreadWork;
import dev.paranoid.application.background.stage.JudgedHolds;
import dev.paranoid.application.background.stage.StageWork;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.Jobs.Watched;
import dev.paranoid.application.port.row.StillReferenced;
import dev.paranoid.application.port.row.ValueTaken;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Restoration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Carries work in the background on, a chunk at a time: each a short transaction in which its cursor moves as well, so that
 * whoever comes next, after whatever happened, goes on where the last chunk ended.
 */
public final class Background {

    private final Context context;
    private final BackgroundPorts ports;
    private final Outcomes outcomes;
    private final Settlement settlement;
    private final ExpectedRows expectations;
    private final RefusedSlices refusedSlices;
    private final OwingRoots roots;
    private final JudgedHolds judgedHolds = new JudgedHolds();
    private final Map<Stage, StageWork> works = new EnumMap<>(Stage.class);

    /**
     * What carries on the jobs over these ports. Any number of nodes may have one.
     *
     * @param context ports, plans and rules, a background among the ports
     * @throws IllegalStateException where the ports have no background
     */
    public Background(Context context) {
        this.context = context;
        this.ports = context.large();
        this.outcomes = new Outcomes(context);
        this.settlement = new Settlement(ports, outcomes, context.sight());
        this.expectations = new ExpectedRows(context);
        ResolveWork resolve = new ResolveWork(context, new Reopening(context));
        AdoptWork adopt = new AdoptWork(context);
        SpreadWork spread = new SpreadWork(context);
        this.refusedSlices = new RefusedSlices(context, resolve, adopt, spread);
        this.roots = new OwingRoots(context);
        JobReach reach = new JobReach(context);
        CollectWork collect = new CollectWork(context, reach);
        works.put(Stage.LOOK, collect);
        works.put(Stage.COLLECT, collect);
        works.put(Stage.JUDGE, new JudgeWork(context, reach, judgedHolds));
        works.put(Stage.CLEAR, new ClearWork(context));
        works.put(Stage.ADOPT, adopt);
        works.put(Stage.COMPARE, new CompareWork(context, judgedHolds));
        works.put(Stage.SPREAD, spread);
        works.put(Stage.RESOLVE, resolve);
        works.put(Stage.REMOVE, new RemoveWork(context, reach, judgedHolds));
    }

    /**
     * What came of a chunk.
     *
     * @param job as it is now
     * @param moved whether anything was done; not where it is not its turn, or where something has to come first
     */
    public record Chunk(Job job, boolean moved) {}

    /**
     * {@return the job of that component whose turn it is: the first that has not ended; empty where all have}
     *
     * @param component as {@link Job#component} names it
     */
    public Optional<JobId> next(String component) {
        return ports.jobs().next(component);
    }

    /**
     * {@return a number that makes those of all who worked on the job before worthless; 0 where there is no such job}
     *
     * @param job which, ended or not
     */
    public long claim(JobId job) {
        return context.ports().transactions().inTransaction(() -> {
            long claim = ports.jobs().claim(job);
            ports.jobs().lock(job, claim).ifPresent(roots::enterFrontier);
            return claim;
        });
    }

    /**
     * One chunk: at least one slice, and more until it is enough.
     *
     * @param job which
     * @param claim as {@link #claim} gave it
     * @param rows how many rows a slice is to have
     * @param enough asked after each slice
     * @return the job as it is now, or empty if it has ended or another has claimed it
     * @throws dev.paranoid.application.failure.DatabaseFailure when the database is away or stays busy; nothing of the chunk has happened then
     */
    public Optional<Chunk> chunk(JobId job, long claim, int rows, BooleanSupplier enough) {
        try {
            return advanced(job, claim, rows, enough);
        } catch (DatabaseRefused anyOfThem) {
            return narrowed(job, claim, rows);
        }
    }

    private Optional<Chunk> advanced(JobId job, long claim, int rows, BooleanSupplier enough) {
        try {
            return context.ports().transactions().inTransaction(() -> slices(job, claim, rows, enough));
        } catch (ValueTaken taken) {
            return changed(job, claim, state -> state);
        } catch (StillReferenced late) {
            return changed(job, claim, state -> state.then(Stage.COLLECT));
        }
    }

    /**
     * Slices of one chunk may be of several stages: one slice alone is of the stage in which the job is. Where its rows may be of
     * several deletions, it is done again with half as many, until one passes, or a single row tells who is refused.
     */
    private Optional<Chunk> narrowed(JobId job, long claim, int rows) {
        try {
            return advanced(job, claim, rows, () -> true);
        } catch (DatabaseRefused refused) {
            return rows > 1 && mixed(job) ? narrowed(job, claim, rows / 2) : refused(job, claim, refused);
        }
    }

    private boolean mixed(JobId id) {
        return ports.jobs()
                .find(id)
                .filter(watched -> RefusedSlices.mixed(watched.job().state().stage()))
                .isPresent();
    }

    private Optional<Chunk> refused(JobId id, long claim, DatabaseRefused refused) {
        return context.ports()
                .transactions()
                .inTransaction(() -> ports.jobs()
                        .lock(id, claim)
                        .flatMap(job ->
                                saved(job.in(refusedSlices.after(job, refused).orElseThrow(() -> refused)))));
    }

    private Optional<Chunk> saved(Job job) {
        ports.jobs().save(job);
        return Optional.of(new Chunk(job, true));
    }

    private Optional<Chunk> slices(JobId id, long claim, int rows, BooleanSupplier enough) {
        Optional<Job> locked = ports.jobs().lock(id, claim);
        if (locked.isEmpty() || !ports.jobs().next(locked.get().component()).equals(Optional.of(id))) {
            return locked.map(waiting -> new Chunk(waiting, false));
        }
        Job job = locked.get();
        expectations.add(job);
        do {
            Optional<State> next =
                    Objects.requireNonNull(works.get(job.state().stage())).advance(job, rows);
            if (next.isEmpty()) {
                ports.jobs().end(job);
                judgedHolds.forget(job.id());
                settlement.of(job.id());
                return Optional.empty();
            }
            job = job.in(next.get());
        } while (!enough.getAsBoolean());
        return saved(job);
    }

    /** In place of a chunk that was rolled back. */
    private Optional<Chunk> changed(JobId id, long claim, UnaryOperator<State> change) {
        return context.ports()
                .transactions()
                .inTransaction(() -> ports.jobs().lock(id, claim).flatMap(job -> {
                    State changed = change.apply(job.state());
                    return changed.equals(job.state()) ? Optional.of(new Chunk(job, false)) : saved(job.in(changed));
                }));
    }

    /** Gives requests their final answers whose jobs have ended on nodes that tell none. */
    public void settle() {
        settlement
                .overdue()
                .forEach(job -> context.ports().transactions().inTransaction(() -> {
                    settlement.of(job);
                    return true;
                }));
    }

    /**
     * {@return what became of a delete, or empty while it is in progress, and for good where its job or its deletion was forgotten}
     *
     * @param accepted the answer that the delete was given, with its job
     */
    public Optional<Answer<Deleted>> outcome(Deleted accepted) {
        return context.ports().transactions().inTransaction(() -> outcomes.of(accepted));
    }

    /**
     * {@return what became of a restore, or empty while it is in progress, and for good where its job was forgotten}
     *
     * @param accepted the answer that the restore was given; one without a job is its own outcome
     */
    public Optional<Answer<Restoration>> outcome(Restoration accepted) {
        return context.ports().transactions().inTransaction(() -> outcomes.of(accepted));
    }

    /**
     * {@return what became of a request, or empty while any of its rows is in progress}
     *
     * @param accepted the answer that the request was given; what was refused or done at once stays as it is
     */
    public Optional<Outcome> outcome(Outcome accepted) {
        return context.ports().transactions().inTransaction(() -> outcomes.of(accepted));
    }

    /**
     * {@return those of these jobs that have not ended, as it is committed now}
     *
     * @param jobs any number; those that there are not are left out
     */
    public Set<JobId> unfinished(Collection<JobId> jobs) {
        return ports.jobs().unfinished(jobs);
    }

    /**
     * {@return a job, seen from outside; empty where there is none, or it ended so long ago that it was forgotten}
     *
     * @param job which, ended or not
     */
    public Optional<Watched> find(JobId job) {
        return ports.jobs().find(job);
    }
}
