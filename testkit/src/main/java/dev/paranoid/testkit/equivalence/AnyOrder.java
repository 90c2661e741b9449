package dev.paranoid.testkit.equivalence;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Delete;
import dev.paranoid.application.request.Request.Demand;
import dev.paranoid.application.request.Request.Head;
import dev.paranoid.application.request.Request.Withdraw;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Soft deletes, and restores that name the requests of deletes, of which one in ten comes twice. In whatever order they
 * come, what is deleted at the end is the same: the rows that a request asked for which nobody withdrew.
 */
public final class AnyOrder {

    private static final Caller CALLER = Caller.anonymous("order");

    private final List<Request> requests = new ArrayList<>();
    private final Map<RequestId, EntityRef> asked = new LinkedHashMap<>();
    private final Set<RequestId> withdrawn = new LinkedHashSet<>();

    private AnyOrder() {}

    /**
     * {@return some requests}
     *
     * @param seed makes them
     * @param count how many different ones
     * @param rows what may be deleted, of types without restricting relations
     */
    public static AnyOrder of(long seed, int count, List<EntityRef> rows) {
        Random random = new Random(seed);
        AnyOrder order = new AnyOrder();
        for (int i = 0; i < count; i++) {
            if (i % 2 == 0) {
                order.delete("d" + i, rows.get(random.nextInt(rows.size())));
            } else {
                order.withdraw("w" + i, "d" + 2 * random.nextInt((count + 1) / 2));
            }
        }
        return order;
    }

    private void delete(String id, EntityRef row) {
        asked.put(new RequestId(id), row);
        add(id, row.toString(), new Delete(DeletionMode.SOFT, List.of(row), Optional.empty()));
    }

    private void withdraw(String id, String named) {
        withdrawn.add(new RequestId(named));
        add(id, named, new Withdraw(Parents.LIFT, new RequestId(named)));
    }

    private void add(String id, String key, Demand demand) {
        requests.add(new Request(new Head(new RequestId(id), id, key, Optional.empty()), demand));
    }

    /** {@return the different requests} */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** {@return all in some order, one in ten twice} */
    public List<Request> shuffled(long seed) {
        Random random = new Random(seed);
        List<Request> all = new ArrayList<>(requests);
        requests.stream().filter(request -> random.nextInt(10) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    /** {@return the roots of the deletions that are active at the end} */
    public Set<EntityRef> standing() {
        Set<EntityRef> standing = new TreeSet<>();
        asked.forEach((request, row) -> {
            if (!withdrawn.contains(request)) {
                standing.add(row);
            }
        });
        return standing;
    }

    /** {@return what is live at the end, by an engine that is told nothing but what is standing} */
    public Set<EntityRef> live(Engine fresh) {
        List<DeleteRequest> standing =
                standing().stream().map(DeleteRequest::of).toList();
        fresh.deletions().delete(CALLER, DeletionMode.SOFT, standing);
        return live(fresh.snapshot());
    }

    /** {@return the rows that are live in it} */
    public static Set<EntityRef> live(Snapshot snapshot) {
        Set<EntityRef> live = new TreeSet<>(snapshot.rows().keySet());
        live.removeIf(row -> !snapshot.live(row));
        return live;
    }

    /**
     * Carries all out in batches of up to so many.
     *
     * @return how often each request was answered
     */
    public Map<RequestId, Integer> carryOut(Engine engine, long seed, int most) {
        Random random = new Random(seed);
        List<Request> all = shuffled(seed);
        Map<RequestId, Integer> answers = new HashMap<>();
        for (int from = 0, to; from < all.size(); from = to) {
            to = Math.min(all.size(), from + 1 + random.nextInt(most));
            engine.requests().carryOut(CALLER, all.subList(from, to), told -> {}).stream()
                    .filter(Outcome::fresh)
                    .forEach(outcome -> answers.merge(outcome.request().id(), 1, Integer::sum));
        }
        return answers;
    }
}
