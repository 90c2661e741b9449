package dev.paranoid.application.background;

import dev.paranoid.application.discretion.Discretion;
import dev.paranoid.application.discretion.Sight;
import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.message.AcceptedRequests.Accepted;
import dev.paranoid.application.port.message.FinalAnswers;
import dev.paranoid.application.port.message.FinalAnswers.Ended;
import dev.paranoid.application.request.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives requests that were accepted their final answers, when the last job that they wait for has ended. */
final class Settlement {

    private final BackgroundPorts ports;
    private final Outcomes outcomes;
    private final Sight sight;

    Settlement(BackgroundPorts ports, Outcomes outcomes, Sight sight) {
        this.ports = ports;
        this.outcomes = outcomes;
        this.sight = sight;
    }

    /** {@return jobs that other nodes have ended, which tell no answers} */
    List<JobId> overdue() {
        return tells() ? ports.accepted().overdue() : List.of();
    }

    private boolean tells() {
        return ports.answers() != FinalAnswers.NONE;
    }

    /** In the transaction in which the job has ended, or later where that was on a node that tells no answers. */
    void of(JobId ended) {
        if (tells()) {
            settle(ended);
        }
    }

    private void settle(JobId ended) {
        List<Accepted> done = new ArrayList<>();
        List<Ended> told = new ArrayList<>();
        for (Accepted accepted : ports.accepted().waitingFor(ended)) {
            Optional<Outcome> outcome = outcomes.of(accepted.outcome());
            if (outcome.isPresent()) {
                done.add(accepted);
                told.add(new Ended(seen(outcome.get(), accepted), accepted.draft()));
            }
        }
        if (!done.isEmpty()) {
            ports.answers().tell(told);
            ports.accepted().forget(done);
        }
    }

    private Outcome seen(Outcome whole, Accepted accepted) {
        Discretion discretion = new Discretion(ports.answers().askedBy(accepted.draft()), sight);
        return whole.map(discretion::deleted, discretion::restored);
    }
}
