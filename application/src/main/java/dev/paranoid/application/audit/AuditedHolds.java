package dev.paranoid.application.audit;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Holds;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldId;
import java.util.List;
import java.util.Optional;

/**
 * Records what is held and released, and what is denied.
 *
 * @param holds carries out what is asked
 * @param log has it
 */
public record AuditedHolds(Holds holds, AuditLog log) implements Holds {

    @Override
    public List<Answer<Placed>> place(Caller caller, List<HoldRequest> requests) {
        List<Answer<Placed>> answers = holds.place(caller, requests);
        Trail trail = new Trail(log, caller);
        answers.forEach(answer -> {
            if (answer instanceof Granted<Placed> granted) {
                trail.held(Verb.HOLD.word(), granted.value().hold());
            }
        });
        trail.denied(Verb.HOLD, answers);
        return answers;
    }

    @Override
    public List<Answer<Hold>> release(Caller caller, List<HoldId> ids, Optional<String> reason) {
        List<Answer<Hold>> answers = holds.release(caller, ids, reason);
        new Trail(log, caller).held(Trail.RELEASE, answers);
        return answers;
    }

    @Override
    public Optional<Hold> find(Caller caller, HoldId id) {
        return holds.find(caller, id);
    }

    @Override
    public Page<Hold> list(Caller caller, HoldQuery query) {
        return holds.list(caller, query);
    }
}
