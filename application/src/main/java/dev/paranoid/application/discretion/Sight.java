package dev.paranoid.application.discretion;

import dev.paranoid.application.NewValue;
import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.access.RowAccess;
import dev.paranoid.application.port.access.RowCondition;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may see: rows of types that he may read, where {@link RowAccess} lets him. */
public final class Sight {

    private final EntityGraph graph;
    private final RowAccess access;
    private final DeletionLedger ledger;

    /**
     * What is seen of these types.
     *
     * @param graph the declared types
     * @param access which rows somebody may see and touch
     * @param ledger tells what somebody asked for himself
     */
    public Sight(EntityGraph graph, RowAccess access, DeletionLedger ledger) {
        this.graph = graph;
        this.access = access;
        this.ledger = ledger;
    }

    /**
     * {@return whether no row of that type is kept from him, as far as rows decide it} True for a type that is not declared:
     * nobody can be asked about it.
     *
     * @param caller who asks
     * @param type name of the type
     */
    public boolean whole(Caller caller, String type) {
        return graph.find(type)
                .filter(known -> !access.condition(caller, known).all())
                .isEmpty();
    }

    /**
     * {@return what narrows lists of that type for him}
     *
     * @param caller who asks, and may read the type
     * @param type whose rows are listed
     */
    public RowCondition condition(Caller caller, EntityType type) {
        return access.condition(caller, type);
    }

    /**
     * {@return those of these rows to which he may do that, as far as rows decide it; of types that are not declared, all}
     *
     * @param caller who asks
     * @param verb what he wants to do
     * @param rows of any types, with canonical ids; they need not exist
     */
    public Set<EntityRef> permitted(Caller caller, Verb verb, Collection<EntityRef> rows) {
        Set<EntityRef> known = rows.stream()
                .filter(row ->
                        graph.find(row.type()).filter(EntityType::identified).isPresent())
                .collect(Collectors.toSet());
        Set<EntityRef> permitted = new HashSet<>(rows);
        permitted.removeAll(known);
        if (!known.isEmpty()) {
            permitted.addAll(access.permitted(caller, verb, known));
        }
        return permitted;
    }

    /**
     * {@return these rows, in their order, where those to which he may not do that are not there: they are refused as
     * {@link NotFound}}
     *
     * @param caller who asks
     * @param verb what he wants to do
     * @param rows with canonical ids, or refused already, which they stay
     */
    public List<Answer<EntityRef>> permitted(Caller caller, Verb verb, List<Answer<EntityRef>> rows) {
        Set<EntityRef> named = rows.stream()
                .filter(Granted.class::isInstance)
                .map(Answer::orThrow)
                .collect(Collectors.toSet());
        Set<EntityRef> permitted = permitted(caller, verb, named);
        return permitted.containsAll(named)
                ? rows
                : rows.stream()
                        .map(row -> row instanceof Granted<EntityRef> granted && !permitted.contains(granted.value())
                                ? Answer.<EntityRef>refused(granted.value(), new NotFound(granted.value()))
                                : row)
                        .toList();
    }

    /**
     * {@return these values, if their rows are his to restore, and none of them says whose its row is; else refused as
     * {@link NotFound} or {@link Malformed}}
     *
     * @param caller who asks
     * @param values whose rows have canonical ids, or refused already, which they stay
     */
    public Answer<List<NewValue>> values(Caller caller, Answer<List<NewValue>> values) {
        if (!(values instanceof Granted<List<NewValue>> granted)) {
            return values;
        }
        Set<EntityRef> permitted = permitted(
                caller,
                Verb.RESTORE,
                granted.value().stream().map(NewValue::row).toList());
        for (NewValue value : granted.value()) {
            if (!permitted.contains(value.row())) {
                return Answer.refused(value.row(), new NotFound(value.row()));
            }
            if (narrows(caller, value)) {
                return Answer.refused(
                        value.row(), new Malformed("Column '" + value.column() + "' decides who may see the row."));
            }
        }
        return values;
    }

    private boolean narrows(Caller caller, NewValue value) {
        return access.condition(caller, graph.type(value.row().type())).oneOf().keySet().stream()
                .anyMatch(value.column()::equalsIgnoreCase);
    }

    /**
     * {@return those of these deletions that he may read: their roots are, or are gone for good and he removed them himself}
     * What nobody can be asked about any more is its remover's alone.
     *
     * @param caller who asks, and what he may do
     * @param deletions whatever their state
     */
    public List<Deletion> visible(Caller caller, Collection<Deletion> deletions) {
        List<Deletion> ofTypes = deletions.stream()
                .filter(deletion -> caller.may(Verb.READ, deletion.root().type()))
                .toList();
        Set<EntityRef> seen = permitted(
                caller, Verb.READ, ofTypes.stream().map(Deletion::root).toList());
        Set<DeletionId> own = own(
                caller,
                ofTypes.stream()
                        .filter(deletion -> !seen.contains(deletion.root()) && removes(deletion))
                        .toList());
        return ofTypes.stream()
                .filter(deletion -> seen.contains(deletion.root()) || own.contains(deletion.id()))
                .toList();
    }

    /** {@return those that he asked for himself, and nobody who is called like him} */
    private Set<DeletionId> own(Caller caller, Collection<Deletion> deletions) {
        List<DeletionId> called = deletions.stream()
                .filter(deletion -> deletion.actor().equals(caller.name()))
                .map(Deletion::id)
                .toList();
        return called.isEmpty() ? Set.of() : ledger.openedFor(Asker.of(caller), called);
    }

    private static boolean removes(Deletion deletion) {
        return (deletion.mode() == DeletionMode.HARD && !deletion.scheduled())
                || deletion.state() == DeletionState.PURGED;
    }
}
