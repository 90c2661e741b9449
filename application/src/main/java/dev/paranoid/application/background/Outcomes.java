package dev.paranoid.application.background;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Item;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.Jobs.Watched;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.restore.RestoreTotals;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Restoration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The final answers to what went on in the background: each is that of the job by which it was accepted. */
final class Outcomes {

    private final Context context;

    Outcomes(Context context) {
        this.context = context;
    }

    Optional<Answer<Deleted>> of(Deleted accepted) {
        DeletionId id = accepted.deletion().id();
        EntityRef root = accepted.deletion().root();
        Optional<Deletion> deletion =
                Optional.ofNullable(context.ledger().find(List.of(id)).get(id));
        if (accepted.job().isEmpty()) {
            return deletion.map(now -> Answer.granted(new Deleted(now, accepted.unchanged())));
        }
        return ended(accepted.job().get())
                .flatMap(job -> deletion.map(now -> job.refusal(id)
                        .map(refusal -> Answer.<Deleted>refused(root, refusal))
                        .orElseGet(() -> Answer.granted(new Deleted(now, accepted.unchanged())))));
    }

    Optional<Answer<Restoration>> of(Restoration accepted) {
        if (accepted.job().isEmpty()) {
            return Optional.of(Answer.granted(accepted));
        }
        return ended(accepted.job().get()).map(job -> of(accepted, job));
    }

    private Optional<Job> ended(long job) {
        return context.large()
                .jobs()
                .find(new JobId(job))
                .filter(Watched::ended)
                .map(Watched::job);
    }

    private Answer<Restoration> of(Restoration accepted, Job job) {
        Optional<Refusal> refusal = job.refusal(accepted.row());
        if (refusal.isPresent()) {
            return Answer.refused(accepted.row(), refusal.get());
        }
        Set<DeletionId> lifted = job.state().task().items().stream()
                .filter(item -> item.row().equals(accepted.row()))
                .map(Item::lifts)
                .findFirst()
                .<Set<DeletionId>>map(Set::copyOf)
                .orElse(Set.of(accepted.deletion()));
        boolean visible = context.ports()
                .reader()
                .find(accepted.row())
                .what()
                .filter(row -> !row.hidden())
                .isPresent();
        return Answer.granted(RestoreTotals.of(counts(lifted), context.ledger())
                .restoration(accepted.row(), accepted.deletion(), visible, lifted));
    }

    /** What was counted by the jobs that had these deletions last. */
    private RowCounts counts(Set<DeletionId> lifted) {
        RowCounts counts = RowCounts.none();
        context.large()
                .jobs()
                .latest(lifted)
                .forEach((id, job) -> counts.takeOver(id, job.state().counts()));
        return counts;
    }

    /** The answer to a request, or empty while any of its rows is in progress. */
    Optional<Outcome> of(Outcome accepted) {
        Optional<List<Answer<Deleted>>> deletions = all(
                accepted.deletions(),
                deleted -> deleted.job().isPresent() ? of(deleted) : Optional.of(Answer.granted(deleted)));
        Optional<List<Answer<Restoration>>> restorations = all(accepted.restorations(), this::of);
        return deletions.flatMap(deleted -> restorations.map(restored -> accepted.with(deleted, restored)));
    }

    private static <T> Optional<List<Answer<T>>> all(
            List<Answer<T>> answers, Function<T, Optional<Answer<T>>> outcome) {
        List<Answer<T>> ended = new ArrayList<>();
        for (Answer<T> answer : answers) {
            Optional<Answer<T>> end =
                    answer instanceof Granted<T> granted ? outcome.apply(granted.value()) : Optional.of(answer);
            end.ifPresent(ended::add);
        }
        return ended.size() < answers.size() ? Optional.empty() : Optional.of(ended);
    }
}
