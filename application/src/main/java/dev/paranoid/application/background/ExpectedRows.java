package dev.paranoid.application.background;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many rows a job is going to touch, before it knows. */
final class ExpectedRows {

    private final Context context;

    ExpectedRows(Context context) {
        this.context = context;
    }

    /** Once, at the beginning of a job. */
    void add(Job job) {
        RowCounts counts = job.state().counts();
        if (counts.expected().isEmpty()) {
            Collection<Deletion> deletions =
                    context.ledger().find(job.state().task().deletions()).values();
            counts.expect(
                    switch (job.state().task().kind()) {
                        case HIDE -> reached(deletions, true);
                        case REMOVE -> reached(deletions, false);
                        case LIFT, RESOLVE -> took(deletions);
                    },
                    false);
        }
    }

    private static Map<String, Long> took(Collection<Deletion> deletions) {
        Map<String, Long> took = new HashMap<>();
        deletions.forEach(deletion -> deletion.took().forEach((type, rows) -> took.merge(type, rows, Long::sum)));
        return took;
    }

    private Map<String, Long> reached(Collection<Deletion> deletions, boolean hides) {
        Map<String, Long> rows = new HashMap<>();
        deletions.forEach(deletion -> {
            List<EntityType> root = List.of(context.type(deletion.root()));
            context.large()
                    .estimates()
                    .below(
                            deletion.root(),
                            hides
                                    ? context.plans().hide(root).stages()
                                    : context.plans().remove(root).stages())
                    .forEach((type, many) -> rows.merge(type, Math.max(1, many), Long::sum));
        });
        return rows;
    }
}
