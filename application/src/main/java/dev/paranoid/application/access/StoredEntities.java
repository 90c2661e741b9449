package dev.paranoid.application.access;

import dev.paranoid.application.Entities;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.discretion.Sight;
import dev.paranoid.application.engine.AncestorSearch;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.access.RowCondition;
import dev.paranoid.application.port.row.EntityReader;
import dev.paranoid.application.port.row.EntityReader.Seen;
import dev.paranoid.application.port.row.HiddenCursor;
import dev.paranoid.application.port.row.Hider;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Unmatchable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads rows through the port, after checking what was named. */
public final class StoredEntities implements Entities {

    private static final int PAGE_LIMIT = 500;

    private final EntityGraph graph;
    private final Ports ports;
    private final Addresses addresses;
    private final Sight sight;

    /**
     * Rows of these types.
     *
     * @param graph the declared types
     * @param ports the reader, and who may see what
     */
    public StoredEntities(EntityGraph graph, Ports ports) {
        this.graph = graph;
        this.ports = ports;
        this.addresses = new Addresses(graph, ports.store());
        this.sight = new Sight(graph, ports.access(), ports.ledger());
    }

    @Override
    public Answer<Row> find(Caller caller, EntityRef row, Visibility visibility) {
        Answer<EntityRef> readable = readable(caller, row);
        if (readable instanceof Refused<EntityRef> refused) {
            return Answer.refused(row, refused.refusal());
        }
        EntityRef ref = readable.orThrow();
        Seen<Optional<Row>> seen = ports.reader().find(ref);
        Optional<Row> found = seen.what()
                .filter(there -> sees(visibility, there))
                .filter(there -> visibility != Visibility.LIVE
                        || vanishing(List.of(there), seen.busy()).isEmpty());
        return found.map(Answer::granted).orElseGet(() -> Answer.refused(ref, new NotFound(ref)));
    }

    private Answer<EntityRef> readable(Caller caller, EntityRef row) {
        return sight.permitted(caller, Verb.READ, List.of(addresses.row(caller, Verb.READ, row)))
                .get(0);
    }

    @Override
    public EntityGraph declared() {
        return graph;
    }

    @Override
    public Map<EntityRef, Row> find(Caller caller, Collection<EntityRef> rows) {
        Map<EntityType, Set<String>> ids = new LinkedHashMap<>();
        rows.forEach(row -> {
            if (addresses.row(caller, Verb.READ, row) instanceof Granted<EntityRef> granted) {
                EntityRef ref = granted.value();
                ids.computeIfAbsent(graph.type(ref.type()), type -> new HashSet<>())
                        .add(ref.id());
            }
        });
        Map<EntityRef, Row> found = new LinkedHashMap<>();
        ids.forEach((type, wanted) -> ports.reader().rows(type, wanted).forEach(row -> found.put(row.ref(), row)));
        found.keySet().retainAll(sight.permitted(caller, Verb.READ, found.keySet()));
        return found;
    }

    @Override
    public Answer<Page<Row>> below(Caller caller, EntityRef parent, Relation along, int limit, String after) {
        if (limit < 1 || limit > PAGE_LIMIT || !graph.relations().contains(along)) {
            return Answer.refused(parent, new Malformed("There is no such relation, or the limit is out of bounds."));
        }
        EntityRef child = new EntityRef(along.child().name(), after.isEmpty() ? "*" : after);
        if (addresses.type(caller, Verb.READ, child) instanceof Refused<EntityType> refused) {
            return Answer.refused(child, refused.refusal());
        }
        Answer<EntityRef> above = readable(caller, parent);
        if (above instanceof Refused<EntityRef> refused) {
            return Answer.refused(parent, refused.refusal());
        }
        Optional<String> cursor =
                after.isEmpty() ? Optional.of("") : ports.store().canonicalId(along.child(), after);
        return cursor.map(id -> Answer.granted(seen(
                        caller,
                        narrowed(caller, along.child())
                                .below(along, above.orThrow().id(), limit, id))))
                .orElseGet(
                        () -> Answer.refused(child, new Malformed("'" + after + "' is not an id to continue after.")));
    }

    @Override
    public SortedMap<String, Long> held(Caller caller, DeletionId deletion) {
        Set<EntityType> readable = graph.types().stream()
                .filter(EntityType::paranoid)
                .filter(type -> caller.may(Verb.READ, type.name()))
                .collect(Collectors.toSet());
        return readable.isEmpty()
                ? new TreeMap<>()
                : new TreeMap<>(ports.reader().held(readable, deletion, HELD_LIMIT));
    }

    @Override
    public SortedMap<String, Long> hiddenByOthers(Caller caller) {
        Set<EntityType> readable = graph.types().stream()
                .filter(EntityType::paranoid)
                .filter(type -> wholly(caller, type))
                .collect(Collectors.toSet());
        return new TreeMap<>(ports.reader().hiddenByOthers(readable, LOOKED_AT));
    }

    @Override
    public SortedMap<String, Long> liveBelowHidden(Caller caller) {
        List<Relation> relations = graph.relations().stream()
                .filter(Relation::reaches)
                .filter(relation -> wholly(caller, relation.child()) && wholly(caller, relation.parent()))
                .toList();
        return new TreeMap<>(ports.reader().liveBelowHidden(relations, PARENTS, LOOKED_AT));
    }

    private boolean wholly(Caller caller, EntityType type) {
        return caller.may(Verb.READ, type.name()) && sight.whole(caller, type.name());
    }

    @Override
    public Answer<Page<Row>> list(Caller caller, String type, Visibility visibility, int limit, String after) {
        EntityRef first = new EntityRef(type, after.isEmpty() ? "*" : after);
        if (limit < 1 || limit > PAGE_LIMIT) {
            return Answer.refused(first, new Malformed("A limit is from 1 to " + PAGE_LIMIT + ", not " + limit + "."));
        }
        Answer<EntityType> found = addresses.type(caller, Verb.READ, first);
        if (found instanceof Granted<EntityType> granted) {
            Optional<Page<Row>> page = visibility == Visibility.HIDDEN
                    ? hidden(narrowed(caller, granted.value()), granted.value(), limit, after)
                    : seen(narrowed(caller, granted.value()), granted.value(), visibility, limit, after);
            return page.map(rows -> Answer.granted(seen(caller, rows)))
                    .orElseGet(() -> Answer.refused(
                            first, new Malformed("'" + after + "' is not a cursor of this list of '" + type + "'.")));
        }
        return Answer.refused(first, ((Refused<EntityType>) found).refusal());
    }

    private EntityReader narrowed(Caller caller, EntityType type) {
        RowCondition condition = sight.condition(caller, type);
        return condition.all() ? ports.reader() : ports.reader().narrowed(condition);
    }

    private Page<Row> seen(Caller caller, Page<Row> page) {
        Set<EntityRef> seen = sight.permitted(
                caller, Verb.READ, page.items().stream().map(Row::ref).toList());
        return new Page<>(
                page.items().stream().filter(row -> seen.contains(row.ref())).toList(), page.next());
    }

    private Optional<Page<Row>> hidden(EntityReader reader, EntityType type, int limit, String after) {
        if (after.isEmpty()) {
            return Optional.of(reader.hidden(type, limit, Optional.empty()));
        }
        return HiddenCursor.of(after, id -> ports.store().canonicalId(type, id))
                .map(cursor -> reader.hidden(type, limit, Optional.of(cursor)));
    }

    private Optional<Page<Row>> seen(
            EntityReader reader, EntityType type, Visibility visibility, int limit, String after) {
        Optional<String> cursor =
                after.isEmpty() ? Optional.of("") : ports.store().canonicalId(type, after);
        return cursor.map(id -> page(reader, type, visibility, limit, id));
    }

    private Page<Row> page(EntityReader reader, EntityType type, Visibility visibility, int limit, String after) {
        Seen<Page<Row>> seen = reader.list(type, visibility == Visibility.ALL, limit, after);
        Page<Row> page = seen.what();
        Set<EntityRef> vanishing = visibility == Visibility.LIVE ? vanishing(page.items(), seen.busy()) : Set.of();
        return vanishing.isEmpty()
                ? page
                : new Page<>(
                        page.items().stream()
                                .filter(row -> !vanishing.contains(row.ref()))
                                .toList(),
                        page.next());
    }

    /** Live rows below the root of a deletion that will come to them: a tree is never seen by half. */
    private Set<EntityRef> vanishing(List<Row> rows, boolean busy) {
        if (!busy || rows.isEmpty()) {
            return Set.of();
        }
        return ports.transactions().inTransaction(() -> {
            EntityType type = graph.type(rows.get(0).ref().type());
            List<RowKey> keys = rows.stream().map(row -> RowKey.of(row.ref())).toList();
            Map<EntityRef, Set<Hider>> above = new AncestorSearch(ports.store(), graph, true)
                    .from(ports.store().load(type, keys, Lock.NONE).values());
            Set<DeletionId> holders = new HashSet<>();
            above.values().forEach(each -> each.forEach(hider -> hider.holder().ifPresent(holders::add)));
            Map<DeletionId, Deletion> known = ports.ledger().find(holders);
            Set<EntityRef> vanishing = new HashSet<>();
            above.forEach((row, each) -> each.stream()
                    .filter(hider -> hider.holder()
                            .map(known::get)
                            .filter(deletion ->
                                    deletion.hides() && deletion.root().equals(hider.bearer()))
                            .isPresent())
                    .forEach(hider -> vanishing.add(row)));
            return vanishing;
        });
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
            List<EntityRef> rows =
                    narrowed(caller, found.orThrow()).matching(found.orThrow(), where, among, SELECTION_LIMIT + 1);
            Set<EntityRef> seen = sight.permitted(caller, Verb.READ, rows);
            return limited(any, rows.stream().filter(seen::contains).toList(), rows.size());
        } catch (Unmatchable wrong) {
            return Answer.refused(any, new Malformed(String.valueOf(wrong.getMessage())));
        }
    }

    private static Answer<List<EntityRef>> limited(EntityRef any, List<EntityRef> rows, int found) {
        return found <= SELECTION_LIMIT
                ? Answer.granted(rows)
                : Answer.refused(any, new Malformed("More than " + SELECTION_LIMIT + " rows match. Narrow 'where'."));
    }

    private static boolean sees(Visibility visibility, Row row) {
        return switch (visibility) {
            case ALL -> true;
            case LIVE -> !row.hidden();
            case HIDDEN -> row.hidden();
        };
    }
}
