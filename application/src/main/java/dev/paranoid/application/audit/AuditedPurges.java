package dev.paranoid.application.audit;

import dev.paranoid.application.audit.AuditEvent.Result;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.retention.PurgeFilter;
import dev.paranoid.application.retention.Purges;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import java.util.List;

/**
 * Records how much is removed at once, and what is denied. The ledger has each deletion, with who purged it.
 *
 * @param purges carries out what is asked
 * @param log has it
 */
public record AuditedPurges(Purges purges, AuditLog log) implements Purges {

    @Override
    public Answer<Plan> plan(Caller caller, PurgeFilter filter) {
        Answer<Plan> answer = purges.plan(caller, filter);
        new Trail(log, caller).denied(Verb.PURGE, List.of(answer));
        return answer;
    }

    @Override
    public Answer<Purged> purge(Caller caller, PurgeFilter filter, Confirmation confirmation) {
        Trail trail = new Trail(log, caller);
        Answer<Purged> answer = trail.limited(Verb.PURGE, () -> purges.purge(caller, filter, confirmation));
        if (answer instanceof Granted<Purged> granted) {
            Purged purged = granted.value();
            trail.add(trail.event(Verb.PURGE.word(), Result.DONE)
                    .with("deletions", purged.removed())
                    .with("in-background", purged.inBackground())
                    .with("refused", purged.refused())
                    .with(
                            "rows",
                            purged.rows().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()));
        }
        trail.denied(Verb.PURGE, List.of(answer));
        return answer;
    }
}
