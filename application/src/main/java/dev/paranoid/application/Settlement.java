package dev.paranoid.application;

import dev.paranoid.application.port.AcceptedRequests.Accepted;
import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.FinalAnswers.Ended;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives requests that were accepted their final answers, when the last of what they wait for is settled. */
final class Settlement {

    private final BackgroundPorts ports;
    private final Endings endings;

    Settlement(BackgroundPorts ports, Endings endings) {
        this.ports = ports;
        this.endings = endings;
    }

    /** In the transaction in which these were settled, when their job is saved. */
    void of(Set<DeletionId> settled) {
        if (settled.isEmpty()) {
            return;
        }
        List<Accepted> done = new ArrayList<>();
        List<Ended> ended = new ArrayList<>();
        for (Accepted accepted : ports.accepted().waitingFor(settled)) {
            Optional<Outcome> outcome = endings.of(accepted.outcome());
            if (outcome.isPresent()) {
                done.add(accepted);
                ended.add(new Ended(outcome.get(), accepted.draft()));
            } else {
                ports.accepted().keepWaiting(accepted, endings.stillLifting(accepted.outcome()));
            }
        }
        if (!done.isEmpty()) {
            ports.answers().tell(ended);
            ports.accepted().forget(done);
        }
    }
}
