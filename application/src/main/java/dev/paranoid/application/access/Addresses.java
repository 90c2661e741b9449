package dev.paranoid.application.access;

import dev.paranoid.application.NewValue;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotParanoid;
import dev.paranoid.domain.deletion.Refusal.UnknownType;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns what a request names into rows that can exist, before anything is asked of the database. */
public final class Addresses {

    private final EntityGraph graph;
    private final EntityStore store;

    /**
     * Addresses of rows of these types.
     *
     * @param graph the declared types
     * @param store knows the form of ids; it is asked nothing else
     */
    public Addresses(EntityGraph graph, EntityStore store) {
        this.graph = graph;
        this.store = store;
    }

    /**
     * {@return the type, if rows of it have an address and the caller may do that to them} Refused as {@link Malformed} where
     * the caller's name or source cannot be kept, as {@link UnknownType}, or as {@link Forbidden}.
     *
     * @param caller who asks, and what he may do
     * @param verb what he wants to do
     * @param row as it was named; its id is not looked at
     */
    public Answer<EntityType> type(Caller caller, Verb verb, EntityRef row) {
        Optional<Refusal> tooLong = LedgerText.fault(caller);
        if (tooLong.isPresent()) {
            return Answer.refused(row, tooLong.get());
        }
        Optional<EntityType> type = graph.find(row.type()).filter(EntityType::identified);
        if (type.isEmpty()) {
            return Answer.refused(row, new UnknownType(row.type()));
        }
        if (!caller.may(verb, row.type())) {
            return Answer.refused(row, new Forbidden(caller.name(), verb.word(), row.type()));
        }
        return Answer.granted(type.get());
    }

    /**
     * {@return the row in its canonical form; refused as {@link #type} refuses it, as {@link NotParanoid} where rows of its
     * type cannot be hidden and the verb hides or restores, or as {@link Malformed} where no row can have that id} Whether the
     * row exists is not asked.
     *
     * @param caller who asks, and what he may do
     * @param verb what he wants to do
     * @param row as it was named
     */
    public Answer<EntityRef> row(Caller caller, Verb verb, EntityRef row) {
        return switch (verb) {
            case READ, HARD_DELETE, PURGE, HOLD, RETAIN, BYPASS_RETENTION -> canonical(type(caller, verb, row), row);
            case DELETE, RESTORE -> canonical(paranoid(type(caller, verb, row), row), row);
        };
    }

    /** {@return the values, their rows in canonical form, if the caller may restore these, and each column is named once} */
    Answer<List<NewValue>> values(Caller caller, List<NewValue> values) {
        EntityRef subject = new EntityRef("deletions", "values");
        if (values.size() > NewValue.MOST) {
            return Answer.refused(subject, new Malformed("At most " + NewValue.MOST + " values in one restore."));
        }
        List<NewValue> given = new ArrayList<>();
        Set<List<Object>> named = new HashSet<>();
        for (NewValue value : values) {
            Answer<EntityRef> row = row(caller, Verb.RESTORE, value.row());
            if (row instanceof Answer.Refused<EntityRef> refused) {
                return Answer.refused(refused.subject(), refused.refusal());
            }
            if (!named.add(List.of(row.orThrow(), value.column().toLowerCase(Locale.ROOT)))) {
                return Answer.refused(
                        value.row(), new Malformed("Column '" + value.column() + "' has two values for one row."));
            }
            given.add(new NewValue(row.orThrow(), value.column(), value.value()));
        }
        return Answer.granted(given);
    }

    /** {@return the row in its canonical form, or as it is where it has none} */
    EntityRef canonical(EntityRef row) {
        return graph.find(row.type())
                .filter(EntityType::identified)
                .flatMap(type -> store.canonicalId(type, row.id()))
                .map(id -> new EntityRef(row.type(), id))
                .orElse(row);
    }

    private static Answer<EntityType> paranoid(Answer<EntityType> answer, EntityRef row) {
        return answer instanceof Answer.Granted<EntityType> granted
                        && !granted.value().paranoid()
                ? Answer.refused(row, new NotParanoid(row.type()))
                : answer;
    }

    private Answer<EntityRef> canonical(Answer<EntityType> answer, EntityRef row) {
        if (answer instanceof Answer.Refused<EntityType> refused) {
            return Answer.refused(row, refused.refusal());
        }
        EntityType type = graph.type(row.type());
        return store.canonicalId(type, row.id())
                .map(id -> Answer.granted(new EntityRef(row.type(), id)))
                .orElseGet(() -> Answer.refused(row, noId(type, row.id())));
    }

    private Refusal noId(EntityType type, String id) {
        return new Malformed("'" + id + "' cannot be an id of '" + type.name() + "': its ids are " + form(type) + ".");
    }

    /** Found by trying: a column of texts alone takes an x, and of the others a column of integers takes a 1. */
    private String form(EntityType type) {
        if (store.canonicalId(type, "x").isPresent()) {
            return "texts that fit the column";
        }
        return store.canonicalId(type, "1").isPresent() ? "integers that fit the column" : "UUIDs";
    }
}
