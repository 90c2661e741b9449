package dev.paranoid.application.purge;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Page;
import dev.paranoid.application.access.LedgerText;
import dev.paranoid.application.call.Asked;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.delete.PurgeObstacles;
import dev.paranoid.application.delete.RecordedRemovals;
import dev.paranoid.application.discretion.Discretion;
import dev.paranoid.application.retention.PurgeFilter;
import dev.paranoid.application.retention.Purges;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.PlanChanged;
import dev.paranoid.domain.deletion.Refusal.UnknownType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds what matches, says what would become of it, and removes it where that is what was seen. */
public final class PlannedPurges implements Purges {

    private static final EntityRef ALL = new EntityRef("deletions", "*");
    private static final int SAMPLES = 10;

    /** Deletions that a plan looks at for what would refuse them. */
    private static final int LOOKED_AT = 1000;

    /** Pages of the ledger that are looked through for those that he may see: a tenant's may lie far apart. */
    private static final int PAGES = 100;

    private final Context context;
    private final PurgeObstacles obstacles;
    private final RecordedRemovals removals;

    /**
     * Purges of what the ledger has.
     *
     * @param context the ports and rules
     */
    public PlannedPurges(Context context) {
        this.context = context;
        this.obstacles = new PurgeObstacles(context);
        this.removals = new RecordedRemovals(context, false);
    }

    /**
     * Deletions that a filter matches.
     *
     * @param deletions the newest first; one page more than may be, at most
     * @param whole whether there is no other
     */
    private record Matching(List<Deletion> deletions, boolean whole) {}

    @Override
    public Answer<Plan> plan(Caller caller, PurgeFilter filter) {
        Matching found = matching(caller, filter);
        Optional<Refusal> fault = fault(caller, filter, found);
        if (fault.isPresent()) {
            return Answer.refused(ALL, fault.get());
        }
        List<Deletion> matching = found.deletions();
        List<Deletion> looked = matching.stream().limit(LOOKED_AT).toList();
        Map<DeletionId, Refusal> refused = obstacles.of(caller, looked);
        List<Obstacle> some = looked.stream()
                .flatMap(deletion -> Optional.ofNullable(refused.get(deletion.id()))
                        .map(refusal -> obstacle(caller, deletion, Answer.refused(deletion.root(), refusal)))
                        .stream())
                .limit(SAMPLES)
                .toList();
        SortedMap<String, Long> byType = new TreeMap<>();
        matching.forEach(deletion -> byType.merge(deletion.root().type(), 1L, Long::sum));
        return Answer.granted(new Plan(
                matching.size(),
                byType,
                rows(matching),
                matching.stream().limit(SAMPLES).toList(),
                some,
                refused.size(),
                looked.size() == matching.size(),
                token(filter, matching)));
    }

    @Override
    public Answer<Purged> purge(Caller caller, PurgeFilter filter, Confirmation confirmation) {
        Optional<Refusal> wrong = LedgerText.fault(confirmation.reason());
        if (wrong.isPresent()) {
            return Answer.refused(ALL, wrong.get());
        }
        Matching found = matching(caller, filter);
        Optional<Refusal> fault = fault(caller, filter, found);
        if (fault.isPresent()) {
            return Answer.refused(ALL, fault.get());
        }
        List<Deletion> matching = found.deletions();
        if (confirmation.deletions() != matching.size() || !confirmation.token().equals(token(filter, matching))) {
            return Answer.refused(ALL, new PlanChanged(matching.size()));
        }
        return Answer.granted(purgedOf(caller, matching, remove(caller, matching, confirmation.reason())));
    }

    private Optional<Refusal> fault(Caller caller, PurgeFilter filter, Matching matching) {
        if (!filter.says()) {
            return Optional.of(new Malformed("Send at least one filter: 'type', 'before', 'actor' or 'ids'."));
        }
        if (filter.ids().size() > MOST || matching.deletions().size() > MOST) {
            return Optional.of(new Malformed("At most " + MOST
                    + " deletions are purged at once. Narrow the filter, for example with 'before'."));
        }
        if (!matching.whole()) {
            return Optional.of(new Malformed("At most " + PAGES * DeletionQuery.MOST
                    + " deletions are searched. Narrow the filter with 'type', 'actor' or 'before'."));
        }
        Optional<Refusal> unknown = filter.type()
                .filter(type -> context.graph()
                        .find(type)
                        .filter(EntityType::identified)
                        .isEmpty())
                .map(UnknownType::new);
        return LedgerText.fault(caller).or(() -> unknown);
    }

    /** Active ones that nothing is being done to, which he may see and purge. */
    private Matching matching(Caller caller, PurgeFilter filter) {
        if (!filter.says() || filter.ids().size() > MOST) {
            return new Matching(List.of(), true);
        }
        Matching found = filter.ids().isEmpty() ? listed(caller, filter) : named(caller, filter);
        return new Matching(found.deletions().stream().filter(this::purgeable).toList(), found.whole());
    }

    private Matching named(Caller caller, PurgeFilter filter) {
        return new Matching(
                his(caller, context.ledger().find(filter.ids()).values()).stream()
                        .filter(deletion -> matches(filter, deletion))
                        .sorted(Comparator.comparing(Deletion::id).reversed())
                        .toList(),
                true);
    }

    private boolean purgeable(Deletion deletion) {
        return deletion.active()
                && deletion.activity().isEmpty()
                && context.graph()
                        .find(deletion.root().type())
                        .filter(EntityType::identified)
                        .isPresent();
    }

    /** Those of these that he may see and purge. */
    private List<Deletion> his(Caller caller, Collection<Deletion> some) {
        List<Deletion> visible = context.sight().visible(caller, some);
        Set<EntityRef> his = context.sight()
                .permitted(
                        caller, Verb.PURGE, visible.stream().map(Deletion::root).toList());
        return visible.stream()
                .filter(deletion -> his.contains(deletion.root()))
                .toList();
    }

    private static boolean matches(PurgeFilter filter, Deletion deletion) {
        return filter.type().map(deletion.root().type()::equals).orElse(true)
                && filter.before().map(deletion.deletedAt()::isBefore).orElse(true)
                && filter.actor().map(deletion.actor()::equals).orElse(true);
    }

    private Matching listed(Caller caller, PurgeFilter filter) {
        Set<String> without = context.graph().types().stream()
                .map(EntityType::name)
                .filter(type -> !caller.may(Verb.READ, type))
                .collect(Collectors.toSet());
        List<Deletion> found = new ArrayList<>();
        Optional<DeletionId> after = Optional.empty();
        int pages = 0;
        do {
            Page<Deletion> page = context.ledger().list(query(filter, after), without);
            found.addAll(his(caller, page.items()));
            after = page.next().map(last -> new DeletionId(Long.parseLong(last)));
            pages++;
        } while (after.isPresent() && found.size() <= MOST && pages < PAGES);
        return new Matching(found, after.isEmpty());
    }

    private static DeletionQuery query(PurgeFilter filter, Optional<DeletionId> after) {
        return new DeletionQuery(
                filter.type(),
                Optional.empty(),
                Optional.of(DeletionState.ACTIVE),
                filter.actor(),
                Optional.empty(),
                filter.before(),
                DeletionQuery.MOST,
                after);
    }

    private Map<EntityRef, Answer<Deleted>> remove(Caller caller, List<Deletion> some, Optional<String> reason) {
        Map<EntityRef, Asked> asked = new LinkedHashMap<>();
        some.forEach(deletion -> asked.put(deletion.root(), new Asked(caller, reason, Optional.of(deletion.id()))));
        return asked.isEmpty() ? Map.of() : removals.delete(asked, false);
    }

    private Purged purgedOf(Caller caller, List<Deletion> matching, Map<EntityRef, Answer<Deleted>> answers) {
        long removed = 0;
        long inBackground = 0;
        SortedMap<String, Long> rows = new TreeMap<>();
        List<Obstacle> refused = new ArrayList<>();
        for (Deletion deletion : matching) {
            Answer<Deleted> answer =
                    Optional.ofNullable(answers.get(deletion.root())).orElseThrow();
            if (answer instanceof Refused<Deleted>) {
                refused.add(obstacle(caller, deletion, answer));
            } else if (answer.orThrow().job().isPresent()) {
                inBackground++;
            } else {
                removed++;
                answer.orThrow().deletion().took().forEach((type, count) -> rows.merge(type, count, Long::sum));
            }
        }
        return new Purged(
                removed, inBackground, rows, refused.stream().limit(SAMPLES).toList(), refused.size());
    }

    private Obstacle obstacle(Caller caller, Deletion deletion, Answer<Deleted> refused) {
        Refused<Deleted> seen = (Refused<Deleted>) new Discretion(caller, context.sight())
                .deleted(List.of(refused))
                .get(0);
        return new Obstacle(deletion, seen.refusal());
    }

    private static SortedMap<String, Long> rows(List<Deletion> deletions) {
        SortedMap<String, Long> rows = new TreeMap<>();
        deletions.forEach(deletion -> deletion.took().forEach((type, count) -> rows.merge(type, count, Long::sum)));
        return rows;
    }

    private static String token(PurgeFilter filter, List<Deletion> matching) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(filter.toString().getBytes(StandardCharsets.UTF_8));
            matching.forEach(deletion ->
                    digest.update((" " + deletion.id() + " " + deletion.took()).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
