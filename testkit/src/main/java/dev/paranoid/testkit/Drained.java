package dev.paranoid.testkit;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.NewValue;
import dev.paranoid.application.Page;
import dev.paranoid.application.Parents;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Requests;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.deletion.RestorePreview;
import dev.paranoid.domain.deletion.WatchedDeletion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Waits for what goes on in the background, a row or two and up to three slices at a time, and gives the final answers. */
public final class Drained implements Deletions {

    /** More chunks than any test needs: one that never ends is a failure. */
    private static final int MOST = 20_000;

    private final Deletions deletions;
    private final Background background;
    private final Supplier<List<JobId>> jobs;
    private int chunks;

    /**
     * Waits.
     *
     * @param paranoid an engine with a background, which nothing else works on
     * @param jobs those that have not ended, in the order in which they began
     */
    public Drained(ParanoidEngine paranoid, Supplier<List<JobId>> jobs) {
        this.deletions = paranoid.deletions();
        this.background = paranoid.background().orElseThrow();
        this.jobs = jobs;
    }

    @Override
    public SortedMap<String, Long> orphaned(Caller caller) {
        return deletions.orphaned(caller);
    }

    /** Carries all jobs to their ends. */
    public void drain() {
        int most = MOST;
        for (List<JobId> open = jobs.get(); !open.isEmpty(); open = jobs.get()) {
            for (JobId job : open) {
                long claim = background.claim(job);
                while (chunk(job, claim)) {
                    if (most-- == 0) {
                        throw new AssertionError("Job " + job + " never ends");
                    }
                }
            }
        }
    }

    private boolean chunk(JobId job, long claim) {
        int rows = 1 + chunks % 2;
        AtomicInteger slices = new AtomicInteger(1 + chunks++ % 3);
        return background
                .chunk(job, claim, rows, () -> slices.decrementAndGet() == 0)
                .isPresent();
    }

    private <T> List<Answer<T>> waited(List<Answer<T>> answers, Function<T, Optional<Answer<T>>> outcome) {
        boolean began = !jobs.get().isEmpty();
        drain();
        return began
                ? answers.stream()
                        .map(answer -> answer instanceof Granted<T> granted
                                ? outcome.apply(granted.value()).orElseThrow()
                                : answer)
                        .toList()
                : answers;
    }

    /**
     * {@return the same for requests}
     *
     * @param requests those of the engine
     */
    public Requests requests(Requests requests) {
        return (caller, batch, answers) -> {
            List<Outcome> outcomes = requests.carryOut(caller, batch, answers);
            drain();
            return outcomes.stream()
                    .map(outcome -> background.outcome(outcome).orElseThrow())
                    .toList();
        };
    }

    private Optional<Answer<Deleted>> ended(Caller caller, Deleted accepted) {
        return accepted.job().isPresent() ? deletions.outcome(caller, accepted) : Optional.of(Answer.granted(accepted));
    }

    private Optional<Answer<Restoration>> ended(Caller caller, Restoration accepted) {
        return accepted.inProgress() ? deletions.outcome(caller, accepted) : Optional.of(Answer.granted(accepted));
    }

    @Override
    public List<Answer<Deleted>> delete(Caller caller, DeletionMode mode, List<DeleteRequest> requests) {
        return waited(deletions.delete(caller, mode, requests), accepted -> ended(caller, accepted));
    }

    @Override
    public List<Answer<Restoration>> restore(Caller caller, Parents parents, List<EntityRef> rows) {
        return waited(deletions.restore(caller, parents, rows), accepted -> ended(caller, accepted));
    }

    @Override
    public Answer<Restoration> restore(Caller caller, Parents parents, DeletionId deletion, List<NewValue> values) {
        return waited(
                        List.of(deletions.restore(caller, parents, deletion, values)),
                        accepted -> ended(caller, accepted))
                .get(0);
    }

    @Override
    public Answer<Deleted> purge(Caller caller, DeletionId deletion) {
        return waited(List.of(deletions.purge(caller, deletion)), accepted -> ended(caller, accepted))
                .get(0);
    }

    @Override
    public List<Answer<Restoration>> restoreDeletions(Caller caller, Parents parents, List<DeletionId> ids) {
        return waited(deletions.restoreDeletions(caller, parents, ids), accepted -> ended(caller, accepted));
    }

    @Override
    public List<Answer<Deleted>> purge(Caller caller, List<DeletionId> ids) {
        return waited(deletions.purge(caller, ids), accepted -> ended(caller, accepted));
    }

    @Override
    public Answer<Preview> preview(Caller caller, DeletionMode mode, EntityRef row) {
        return deletions.preview(caller, mode, row);
    }

    @Override
    public Answer<RestorePreview> previewRestore(Caller caller, Parents parents, DeletionId deletion) {
        return deletions.previewRestore(caller, parents, deletion);
    }

    @Override
    public Optional<Deletion> find(Caller caller, DeletionId id) {
        return deletions.find(caller, id);
    }

    @Override
    public Optional<WatchedDeletion> watch(Caller caller, DeletionId id) {
        return deletions.watch(caller, id);
    }

    @Override
    public Map<DeletionId, Deletion> find(Caller caller, Collection<DeletionId> ids) {
        return deletions.find(caller, ids);
    }

    @Override
    public Deletions inBackground() {
        return this;
    }

    @Override
    public Optional<Answer<Deleted>> outcome(Caller caller, Deleted accepted) {
        return deletions.outcome(caller, accepted);
    }

    @Override
    public Optional<Answer<Restoration>> outcome(Caller caller, Restoration accepted) {
        return deletions.outcome(caller, accepted);
    }

    @Override
    public Set<Long> unfinished(Set<Long> running) {
        return deletions.unfinished(running);
    }

    @Override
    public Page<Deletion> list(Caller caller, DeletionQuery query) {
        return deletions.list(caller, query);
    }
}
