package dev.paranoid.application.background.stage;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.delete.SoftDeletes;
import dev.paranoid.application.engine.Judgement.Case;
import dev.paranoid.application.port.DeletionLedger.Closing;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.message.DeletionEvents.Event;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.application.port.purge.PurgeLedger.Blocked;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.application.port.row.RowCounts.Collected;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.ParanoidEntity;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How stages end: what comes next, what is noted in the ledger, and what is told to those who follow. */
public final class StageOutcomes {

    private final Context context;

    /**
     * Ends of stages, noted over these ports.
     *
     * @param context ports and rules, a background among the ports
     */
    public StageOutcomes(Context context) {
        this.context = context;
    }

    /**
     * {@return the state in which a delete that something restricts gives up what it has hidden: it is closed as refused}
     *
     * @param job which is locked
     * @param deletion that the job carries out
     * @param blockers at least one
     */
    public State restricted(Job job, DeletionId deletion, List<Blocker> blockers) {
        return refused(job, deletion, new Restricted(blockers), Stage.RESOLVE);
    }

    /**
     * {@return whether the job works on a delete that still hides: neither refused nor lifted}
     *
     * @param job any; a restore is never refused here
     */
    public boolean refusable(Job job) {
        return job.state().task().kind() != Job.Kind.LIFT
                && context.ledger().find(job.state().task().deletions()).values().stream()
                        .anyMatch(Deletion::hides);
    }

    /**
     * {@return the state in which what a refused delete has done is given up: it is closed in the ledger} A delete that was lifted
     * meanwhile has nothing to be refused for, and stays lifted.
     *
     * @param job which is locked
     * @param deletion that the job carries out; it is locked here
     * @param refusal what its caller is told; the ledger keeps as much of the words as fits a reason
     * @param next the stage that gives up what was done
     */
    public State refused(Job job, DeletionId deletion, Refusal refusal, Stage next) {
        boolean hides = context.ledger().lock(List.of(deletion), Lock.EXCLUSIVE).values().stream()
                .anyMatch(Deletion::hides);
        return hides ? close(job, deletion, refusal, next) : job.state().then(next);
    }

    private State close(Job job, DeletionId deletion, Refusal refusal, Stage next) {
        Map<String, Refusal> refusals = new HashMap<>(job.state().refusals());
        refusals.put(Job.key(deletion), refusal);
        context.ledger()
                .close(
                        List.of(new Closing(
                                deletion, job.state().task().actor(), Optional.of(text(refusal)), Optional.empty())),
                        DeletionState.REFUSED,
                        context.now());
        context.large().jobs().resolve(job.id(), List.of(deletion));
        if (job.state().task().expired()) {
            noteBlocked(deletion, refusal);
        }
        RowCounts counts = RowCounts.none();
        Map<String, Long> done = job.state().counts().of(deletion);
        counts.expect(done, false);
        if (job.state().task().kind() == Job.Kind.REMOVE && !done.isEmpty()) {
            context.ledger().recordTook(Map.of(deletion, done));
        }
        List<DeletionId> closed = new ArrayList<>(job.state().closed());
        closed.add(deletion);
        return new State(job.state().task(), next, Cursor.START, closed, counts, refusals);
    }

    /**
     * {@return the root as it was before that deletion came to it; one that is gone is as live as one that is there}
     *
     * @param deletion whose root is of a declared type
     */
    public ParanoidEntity root(Deletion deletion) {
        StoredEntity live = new StoredEntity(deletion.root(), Optional.empty(), Map.of());
        return Optional.ofNullable(
                        context.load(List.of(deletion.root()), Lock.NONE).get(deletion.root()))
                .filter(row -> !row.holder().equals(Optional.of(deletion.id())))
                .orElse(live);
    }

    /** As much of it as the ledger keeps. */
    private static String text(Refusal refusal) {
        String detail = refusal.detail();
        int most = DeleteRequest.REASON_LENGTH;
        return detail.codePointCount(0, detail.length()) <= most
                ? detail
                : detail.substring(0, detail.offsetByCodePoints(0, most));
    }

    /** What has expired is tried again, as if it had been refused at once. */
    private void noteBlocked(DeletionId removal, Refusal refusal) {
        Instant now = context.now();
        List<EntityRef> root = context.ledger().find(List.of(removal)).values().stream()
                .map(Deletion::root)
                .toList();
        context.ledger()
                .activeOf(root)
                .values()
                .forEach(expired -> context.ports()
                        .purges()
                        .refused(new Blocked(expired.id(), refusal.code(), refusal.detail(), now, now)));
    }

    /**
     * {@return what comes when no closed deletion of the job holds a row any more: what it handed over may owe something}
     *
     * @param job at the end of the stage {@link Stage#RESOLVE}
     */
    public State resolved(Job job) {
        return job.state().then(Stage.SPREAD);
    }

    /**
     * {@return what comes when the frontier is empty, as far as this job can empty it: nothing, unless a policy refuses what it hid} What it
     * has done is noted in the ledger and told to followers.
     *
     * @param job which is locked, at the end of the stage {@link Stage#SPREAD}
     */
    public Optional<State> spread(Job job) {
        State state = job.state();
        if (state.task().kind() == Job.Kind.HIDE && state.closed().isEmpty()) {
            return hidden(job);
        }
        Collection<Deletion> closed = context.ledger().find(state.closed()).values();
        publishLifted(job, closed);
        context.large().jobs().settle(state.closed());
        return Optional.empty();
    }

    private Optional<State> hidden(Job job) {
        DeletionId id = job.state().task().deletions().get(0);
        Deletion deletion = context.ledger().lock(List.of(id), Lock.EXCLUSIVE).get(id);
        if (deletion == null || !deletion.active()) {
            return Optional.empty();
        }
        Map<String, Long> took = job.state().counts().of(id);
        Map<String, Collected> taken = new HashMap<>();
        took.forEach((type, rows) -> taken.put(type, new Collected(rows, rows, Optional.empty())));
        Optional<Refusal> refusal = looked(job, took)
                ? Optional.empty()
                : context.judgement()
                        .first(
                                new Case(DeletionMode.SOFT, root(deletion), deletion.actor(), deletion.deletedAt()),
                                taken,
                                List.of());
        if (refusal.isPresent()) {
            return Optional.of(refused(job, id, refusal.get(), Stage.RESOLVE));
        }
        context.ledger().recordTook(Map.of(id, took));
        context.ports()
                .events()
                .publish(List.of(SoftDeletes.opened(deletion.having(took).settled())));
        if (deletion.activity().equals(Optional.of(Activity.HIDING))) {
            context.large().jobs().settle(List.of(id));
        }
        return Optional.empty();
    }

    /** Whether it hid what it was judged for before. */
    private static boolean looked(Job job, Map<String, Long> took) {
        Map<String, Long> judged = new HashMap<>();
        job.state().counts().collected().forEach((type, rows) -> judged.put(type, rows.rows()));
        return judged.equals(took);
    }

    /** Not of those that another job had to resolve before. */
    private void publishLifted(Job job, Collection<Deletion> closed) {
        Instant now = context.now();
        List<Event> events = new ArrayList<>();
        closed.stream()
                .filter(deletion -> deletion.state() == DeletionState.LIFTED && deletion.resolving())
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .forEach(deletion -> events.add(new Event(
                        Kind.LIFTED,
                        deletion.settled(),
                        job.state().counts().of(deletion.id()),
                        job.state().task().actor(),
                        now)));
        context.ports().events().publish(events);
    }
}
