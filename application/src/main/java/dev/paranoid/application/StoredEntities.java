package dev.paranoid.application;

import dev.paranoid.application.Caller.Verb;
import dev.paranoid.application.port.Jobs;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Unmatchable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rows through the port, after checking what was named. */
final class StoredEntities implements Entities {

    private static final Set<Activity> SPREADING = Set.of(Activity.HIDING, Activity.REMOVING);

    private static final int PAGE_LIMIT = 500;

    private final Ports ports;
    private final Optional<Jobs> jobs;
    private final Addresses addresses;

    StoredEntities(EntityGraph graph, Ports ports, Optional<Jobs> jobs) {
        this.jobs = jobs;
        this.ports = ports;
        this.addresses = new Addresses(graph, ports.store());
    }

    @Override
    public Answer<Row> find(Caller caller, EntityRef row, Visibility visibility) {
        if (addresses.row(caller, Verb.READ, row) instanceof Refused<EntityRef> refused) {
            return Answer.refused(row, refused.refusal());
        }
        EntityRef ref = addresses.row(caller, Verb.READ, row).orThrow();
        Optional<Row> found = ports.reader()
                .find(ref)
                .filter(seen -> sees(visibility, seen))
                .filter(seen -> visibility != Visibility.LIVE
                        || vanishing(List.of(seen)).isEmpty());
        return found.map(Answer::granted).orElseGet(() -> Answer.refused(ref, new NotFound(ref)));
    }

    @Override
    public Answer<Page<Row>> list(Caller caller, String type, Visibility visibility, int limit, String after) {
        EntityRef first = new EntityRef(type, after.isEmpty() ? "*" : after);
        if (limit < 1 || limit > PAGE_LIMIT) {
            return Answer.refused(first, new Malformed("A limit is from 1 to " + PAGE_LIMIT + ", not " + limit + "."));
        }
        Answer<EntityType> found = addresses.type(caller, Verb.READ, first);
        if (found instanceof Granted<EntityType> granted) {
            Optional<String> cursor =
                    after.isEmpty() ? Optional.of("") : ports.store().canonicalId(granted.value(), after);
            return cursor.map(id -> Answer.granted(page(granted.value(), visibility, limit, id)))
                    .orElseGet(() ->
                            Answer.refused(first, new Malformed("'" + after + "' is no cursor of '" + type + "'.")));
        }
        return Answer.refused(first, ((Refused<EntityType>) found).refusal());
    }

    private Page<Row> page(EntityType type, Visibility visibility, int limit, String after) {
        Page<Row> page = ports.reader().list(type, visibility, limit, after);
        Set<EntityRef> vanishing = visibility == Visibility.LIVE ? vanishing(page.items()) : Set.of();
        return vanishing.isEmpty()
                ? page
                : new Page<>(
                        page.items().stream()
                                .filter(row -> !vanishing.contains(row.ref()))
                                .toList(),
                        page.next());
    }

    /** Live rows below the root of a deletion that will come to them: a tree is never seen by half. */
    private Set<EntityRef> vanishing(List<Row> rows) {
        Set<DeletionId> spreading = rows.isEmpty()
                ? Set.of()
                : jobs.map(known -> known.inProgress(SPREADING)).orElse(Set.of());
        if (spreading.isEmpty()) {
            return Set.of();
        }
        Set<EntityRef> vanishing = new HashSet<>();
        ports.store()
                .inTheWay(rows.stream().map(Row::ref).toList())
                .forEach((row, marks) -> marks.stream()
                        .flatMap(mark -> mark.holder().stream())
                        .filter(spreading::contains)
                        .forEach(holder -> vanishing.add(row)));
        return vanishing;
    }

    @Override
    public Answer<List<EntityRef>> matching(
            Caller caller, String type, Map<String, @Nullable Object> where, Among among) {
        EntityRef any = new EntityRef(type, "*");
        Answer<EntityType> found = addresses.type(caller, Verb.READ, any);
        if (found instanceof Refused<EntityType> refused) {
            return Answer.refused(any, refused.refusal());
        }
        if (where.isEmpty()) {
            return Answer.refused(any, new Malformed("Name at least one column in 'where'."));
        }
        try {
            return limited(any, ports.reader().matching(found.orThrow(), where, among, SELECTION_LIMIT + 1));
        } catch (Unmatchable wrong) {
            return Answer.refused(any, new Malformed(String.valueOf(wrong.getMessage())));
        }
    }

    private static Answer<List<EntityRef>> limited(EntityRef any, List<EntityRef> rows) {
        return rows.size() <= SELECTION_LIMIT
                ? Answer.granted(rows)
                : Answer.refused(
                        any,
                        new Malformed(
                                "More than " + SELECTION_LIMIT + " rows match: narrow 'where', or ask in parts."));
    }

    private static boolean sees(Visibility visibility, Row row) {
        return switch (visibility) {
            case ALL -> true;
            case LIVE -> !row.hidden();
            case HIDDEN -> row.hidden();
        };
    }
}
