package dev.paranoid.application.audit;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Delete;
import dev.paranoid.application.request.Request.Demand;
import dev.paranoid.application.request.Request.Purge;
import dev.paranoid.application.request.Request.ReleaseHolds;
import dev.paranoid.application.request.Request.Retain;
import dev.paranoid.application.request.Requests;
import dev.paranoid.domain.deletion.DeletionMode;
import java.util.List;
import java.util.Optional;

/**
 * Records what requests remove for good, and what they are denied, by their own ids. What comes again is not recorded again.
 *
 * @param requests carries out what is asked
 * @param log has it
 */
public record AuditedRequests(Requests requests, AuditLog log) implements Requests {

    @Override
    public List<Outcome> carryOut(Caller caller, List<Request> asked, Answers answers) {
        List<Outcome> outcomes = requests.carryOut(caller, asked, answers);
        outcomes.stream()
                .filter(outcome -> outcome.status() != Status.REPEATED)
                .forEach(outcome -> note(caller, outcome));
        return outcomes;
    }

    private void note(Caller caller, Outcome outcome) {
        Trail trail = new Trail(log, caller, Optional.of(outcome.request().id().value()));
        Demand demand = outcome.request().demand();
        if (demand instanceof Delete delete && delete.mode() == DeletionMode.HARD) {
            trail.removed(Verb.HARD_DELETE, outcome.deletions());
        } else if (demand instanceof Purge) {
            trail.removed(Verb.PURGE, outcome.deletions());
        } else if (demand instanceof Retain) {
            trail.retained(outcome.deletions());
        } else {
            trail.denied(Verb.DELETE, outcome.deletions());
        }
        trail.denied(Verb.RESTORE, outcome.restorations());
        trail.held(demand instanceof ReleaseHolds ? Trail.RELEASE : Verb.HOLD.word(), outcome.holds());
    }
}
