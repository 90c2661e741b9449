package dev.paranoid.testkit.contract.scenario;

import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Delete;
import dev.paranoid.application.request.Request.Demand;
import dev.paranoid.application.request.Request.Head;
import dev.paranoid.application.request.Request.Lift;
import dev.paranoid.application.request.Request.Restore;
import dev.paranoid.application.request.Request.Withdraw;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Law;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Someone who sends requests, and keeps the answers that he is told. */
public final class Asking {

    public static final Caller CALLER = Caller.anonymous("test");

    private final Engine engine;
    private final Caller caller;
    private final List<String> answers = new ArrayList<>();

    public Asking(Engine engine) {
        this(engine, CALLER);
    }

    public Asking(Engine engine, Caller caller) {
        this.engine = engine;
        this.caller = caller;
    }

    /** Answers in the order in which they were told, {@code d1 done}. */
    public List<String> answers() {
        return answers;
    }

    /** Carries out a batch, and says what became of each: {@code done}, {@code refused restricted}. */
    public List<String> ask(Request... requests) {
        return ask(List.of(requests)).stream().map(Asking::text).toList();
    }

    public List<Outcome> ask(List<Request> requests) {
        List<Outcome> outcomes = engine.requests().carryOut(caller, requests, told -> {});
        outcomes.stream()
                .filter(Outcome::fresh)
                .forEach(outcome -> answers.add(outcome.request().id() + " " + text(outcome)));
        Law.holds(engine);
        return outcomes;
    }

    public static String text(Outcome outcome) {
        String status = outcome.status().name().toLowerCase(Locale.ROOT);
        return outcome.code().map(code -> status + " " + code).orElse(status);
    }

    public static Request delete(String id, String... rows) {
        return delete(DeletionMode.SOFT, id, rows);
    }

    public static Request delete(DeletionMode mode, String id, String... rows) {
        return request(id, rows[0], new Delete(mode, Scenario.refs(rows), Optional.of("because of " + id)));
    }

    public static Request restore(Parents parents, String id, String... rows) {
        return request(id, rows[0], new Restore(parents, Scenario.refs(rows)));
    }

    public static Request lift(String id, DeletionId deletion) {
        return request(id, "deletions/" + deletion, new Lift(Parents.LIFT, deletion));
    }

    public static Request withdraw(String id, String named) {
        return withdraw(Parents.LIFT, id, named);
    }

    public static Request withdraw(Parents parents, String id, String named) {
        return request(id, "of " + named, new Withdraw(parents, new RequestId(named)));
    }

    public static Request request(String id, String key, Demand demand) {
        return new Request(
                new Head(new RequestId(id), Integer.toHexString(demand.hashCode()), key, Optional.empty()), demand);
    }
}
