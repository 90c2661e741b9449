package dev.paranoid.application.audit;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.NewValue;
import dev.paranoid.application.Parents;
import dev.paranoid.application.call.ForwardingDeletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.deletion.RestorePreview;
import java.util.List;

/**
 * Records what is removed for good, and what is denied.
 *
 * @param deletions carries out what is asked
 * @param log has it
 */
public record AuditedDeletions(Deletions deletions, AuditLog log) implements ForwardingDeletions {

    @Override
    public List<Answer<Deleted>> delete(Caller caller, DeletionMode mode, List<DeleteRequest> requests) {
        Trail trail = new Trail(log, caller);
        Verb verb = verb(mode);
        List<Answer<Deleted>> answers = trail.limited(verb, () -> deletions.delete(caller, mode, requests));
        if (mode == DeletionMode.HARD) {
            trail.removed(verb, answers);
        } else {
            trail.denied(verb, answers);
        }
        return answers;
    }

    private static Verb verb(DeletionMode mode) {
        return mode == DeletionMode.HARD ? Verb.HARD_DELETE : Verb.DELETE;
    }

    @Override
    public List<Answer<Restoration>> restore(Caller caller, Parents parents, List<EntityRef> rows) {
        List<Answer<Restoration>> answers = deletions.restore(caller, parents, rows);
        new Trail(log, caller).denied(Verb.RESTORE, answers);
        return answers;
    }

    @Override
    public Answer<Restoration> restore(Caller caller, Parents parents, DeletionId deletion, List<NewValue> values) {
        return noted(caller, Verb.RESTORE, deletions.restore(caller, parents, deletion, values));
    }

    @Override
    public List<Answer<Restoration>> restoreDeletions(Caller caller, Parents parents, List<DeletionId> ids) {
        List<Answer<Restoration>> answers = deletions.restoreDeletions(caller, parents, ids);
        new Trail(log, caller).denied(Verb.RESTORE, answers);
        return answers;
    }

    @Override
    public Answer<Deleted> purge(Caller caller, DeletionId deletion) {
        Trail trail = new Trail(log, caller);
        Answer<Deleted> answer = trail.limited(Verb.PURGE, () -> deletions.purge(caller, deletion));
        trail.removed(Verb.PURGE, List.of(answer));
        return answer;
    }

    @Override
    public List<Answer<Deleted>> purge(Caller caller, List<DeletionId> ids) {
        Trail trail = new Trail(log, caller);
        List<Answer<Deleted>> answers = trail.limited(Verb.PURGE, () -> deletions.purge(caller, ids));
        trail.removed(Verb.PURGE, answers);
        return answers;
    }

    @Override
    public Answer<Preview> preview(Caller caller, DeletionMode mode, EntityRef row) {
        return noted(caller, verb(mode), deletions.preview(caller, mode, row));
    }

    @Override
    public Answer<RestorePreview> previewRestore(Caller caller, Parents parents, DeletionId deletion) {
        return noted(caller, Verb.RESTORE, deletions.previewRestore(caller, parents, deletion));
    }

    private <T> Answer<T> noted(Caller caller, Verb verb, Answer<T> answer) {
        new Trail(log, caller).denied(verb, List.of(answer));
        return answer;
    }

    @Override
    public Deletions inBackground() {
        Deletions background = deletions.inBackground();
        return background.equals(deletions) ? this : new AuditedDeletions(background, log);
    }
}
