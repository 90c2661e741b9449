package dev.paranoid.mybatis;

import dev.paranoid.application.Background;
import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Outcome;
import dev.paranoid.application.Page;
import dev.paranoid.application.Paranoid;
import dev.paranoid.application.Parents;
import dev.paranoid.application.Requests;
import dev.paranoid.application.port.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Progress;
import dev.paranoid.domain.deletion.Restoration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.function.Function;

/** Waits for what goes on in the background, a row or two at a time, and gives the final answers. */
final class Drained implements Deletions {

    /** More chunks than any test needs: one that never ends is a failure. */
    private static final int MOST = 20_000;

    private final Deletions deletions;
    private final Background background;
    private final Queue<JobId> jobs;
    private int chunks;

    Drained(Paranoid paranoid, Queue<JobId> jobs) {
        this.deletions = paranoid.deletions();
        this.background = paranoid.background().orElseThrow();
        this.jobs = jobs;
    }

    @Override
    public SortedMap<String, Long> orphaned(Caller caller) {
        return deletions.orphaned(caller);
    }

    void drain() {
        for (JobId job = jobs.poll(); job != null; job = jobs.poll()) {
            long claim = background.claim(job);
            int most = MOST;
            while (background.chunk(job, claim, 1 + chunks++ % 2, () -> true).isPresent()) {
                if (most-- == 0) {
                    throw new AssertionError("Job " + job + " never ends");
                }
            }
        }
    }

    private <T> List<Answer<T>> waited(List<Answer<T>> answers, Function<T, Optional<Answer<T>>> outcome) {
        boolean began = !jobs.isEmpty();
        drain();
        return began
                ? answers.stream()
                        .map(answer -> answer instanceof Granted<T> granted
                                ? outcome.apply(granted.value()).orElseThrow()
                                : answer)
                        .toList()
                : answers;
    }

    /** {@return the same for requests} */
    Requests requests(Requests requests) {
        return (caller, batch, answers) -> {
            List<Outcome> outcomes = requests.carryOut(caller, batch, answers);
            drain();
            return outcomes.stream()
                    .map(outcome -> background.outcome(outcome).orElseThrow())
                    .toList();
        };
    }

    private Optional<Answer<Deleted>> ended(Caller caller, Deleted accepted) {
        return accepted.deletion().activity().isPresent()
                ? deletions.outcome(caller, accepted)
                : Optional.of(Answer.granted(accepted));
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
    public Answer<Restoration> restore(Caller caller, Parents parents, DeletionId deletion) {
        return waited(List.of(deletions.restore(caller, parents, deletion)), accepted -> ended(caller, accepted))
                .get(0);
    }

    @Override
    public Answer<Deleted> purge(Caller caller, DeletionId deletion) {
        return waited(List.of(deletions.purge(caller, deletion)), accepted -> ended(caller, accepted))
                .get(0);
    }

    @Override
    public Answer<Preview> preview(Caller caller, DeletionMode mode, EntityRef row) {
        return deletions.preview(caller, mode, row);
    }

    @Override
    public Optional<Deletion> find(Caller caller, DeletionId id) {
        return deletions.find(caller, id);
    }

    @Override
    public Optional<Progress> progress(Caller caller, DeletionId id) {
        return deletions.progress(caller, id);
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
    public Page<Deletion> list(Caller caller, DeletionQuery query) {
        return deletions.list(caller, query);
    }
}
