package dev.paranoid.application.deduplication;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Holds;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.access.CascadingDeletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.PlaceHolds;
import dev.paranoid.application.request.Request.Purge;
import dev.paranoid.application.request.Request.ReleaseHolds;
import dev.paranoid.application.request.Request.Retain;
import dev.paranoid.application.request.RequestOutcomes;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Places and releases holds, moves how long deletions are kept, and purges them, as requests ask. */
final class RetentionRequestHandler {

    private final Caller caller;
    private final Holds holds;
    private final Retention retention;
    private final CascadingDeletions deletions;

    RetentionRequestHandler(Caller caller, Holds holds, Retention retention, CascadingDeletions deletions) {
        this.caller = caller;
        this.holds = holds;
        this.retention = retention;
        this.deletions = deletions;
    }

    /** All of them in one call, unless that is more than one call takes. */
    List<Outcome> place(List<Request> requests) {
        List<HoldRequest> all = requests.stream()
                .flatMap(request -> ((PlaceHolds) request.demand()).holds().stream())
                .toList();
        if (all.size() > Holds.MOST && requests.size() > 1) {
            int half = requests.size() / 2;
            List<Outcome> outcomes = new ArrayList<>(place(requests.subList(0, half)));
            outcomes.addAll(place(requests.subList(half, requests.size())));
            return outcomes;
        }
        List<Answer<Placed>> answers = holds.place(caller, all);
        List<Outcome> outcomes = new ArrayList<>();
        int next = 0;
        for (Request request : requests) {
            int size = ((PlaceHolds) request.demand()).holds().size();
            outcomes.add(RequestOutcomes.placed(request, answers.subList(next, next + size)));
            next += size;
        }
        return outcomes;
    }

    Outcome release(Request request) {
        ReleaseHolds release = (ReleaseHolds) request.demand();
        return RequestOutcomes.held(request, holds.release(caller, release.holds(), release.reason()));
    }

    Outcome retain(Request request) {
        Retain retain = (Retain) request.demand();
        Answer<Deletion> answer = retention.change(caller, retain.deletion(), retain.change());
        Answer<Deleted> deleted = answer instanceof Refused<Deletion> refused
                ? Answer.refused(refused.subject(), refused.refusal())
                : Answer.granted(new Deleted(answer.orThrow(), false));
        return RequestOutcomes.deleted(request, List.of(deleted));
    }

    /** All of them in one call. */
    List<Outcome> purge(List<Request> requests) {
        Iterator<Answer<Deleted>> answers = deletions
                .purge(
                        caller,
                        requests.stream()
                                .flatMap(request -> ((Purge) request.demand()).deletions().stream())
                                .toList())
                .iterator();
        return requests.stream()
                .map(request -> RequestOutcomes.deleted(
                        request,
                        ((Purge) request.demand())
                                .deletions().stream()
                                        .map(deletion -> answers.next())
                                        .toList()))
                .toList();
    }
}
