package dev.paranoid.rest;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Holds;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds, of which those for the reason {@code too late} come when a removal in the background has removed two stories. */
record Late(Holds holds) implements Holds {

    @Override
    public List<Answer<Placed>> place(Caller caller, List<HoldRequest> requests) {
        return holds.place(caller, requests).stream().map(Late::late).toList();
    }

    private static Answer<Placed> late(Answer<Placed> answer) {
        return answer instanceof Granted<Placed> granted
                        && granted.value().hold().reason().equals("too late")
                ? Answer.granted(new Placed(granted.value().hold(), Map.of(new DeletionId(1), Map.of("stories", 2L))))
                : answer;
    }

    @Override
    public List<Answer<Hold>> release(Caller caller, List<HoldId> ids, Optional<String> reason) {
        return holds.release(caller, ids, reason);
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
