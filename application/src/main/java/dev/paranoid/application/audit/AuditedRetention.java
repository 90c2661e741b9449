package dev.paranoid.application.audit;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.history.HistoryEntry;
import java.util.List;
import java.util.Optional;

/**
 * Records how long what was deleted is to be kept, where that is moved, and what is denied.
 *
 * @param retention carries out what is asked
 * @param log has it
 */
public record AuditedRetention(Retention retention, AuditLog log) implements Retention {

    @Override
    public Answer<Deletion> change(Caller caller, DeletionId deletion, RetentionChange change) {
        Answer<Deletion> answer = retention.change(caller, deletion, change);
        Trail trail = new Trail(log, caller);
        if (answer instanceof Granted<Deletion> granted) {
            trail.retained(granted.value());
        }
        trail.denied(Verb.RETAIN, List.of(answer));
        return answer;
    }

    @Override
    public Optional<List<HistoryEntry>> history(Caller caller, DeletionId deletion) {
        return retention.history(caller, deletion);
    }
}
