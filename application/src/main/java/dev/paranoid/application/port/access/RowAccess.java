package dev.paranoid.application.port.access;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows somebody may see and touch, of types for which he has the right. What he may not see is to him as if it were not
 * there. Both methods are asked outside of transactions and within, change nothing, and take a number of statements that does
 * not depend on how many rows they are given. What they throw ends the call that asked: nothing of it happens, the transaction is
 * rolled back, and REST answers 500, or 503 where it is a {@link dev.paranoid.application.failure.DatabaseFailure}.
 */
public interface RowAccess {

    /** Who has the right to a type has it to each row of it. */
    RowAccess EVERY_ROW = new RowAccess() {
        @Override
        public RowCondition condition(Caller caller, EntityType type) {
            return RowCondition.ALL;
        }

        @Override
        public Set<EntityRef> permitted(Caller caller, Verb verb, Collection<EntityRef> rows) {
            return Set.copyOf(rows);
        }
    };

    /**
     * {@return what narrows a list of that type: at least the rows that {@link #permitted} lets him read} Rows of a list that he may
     * not read are left out of it all the same; it is then walked in vain. Whoever has {@link RowCondition#ALL} may also hold the type as a
     * whole.
     *
     * @param caller who asks, and what he may do
     * @param type an entity type for which he has the right {@link Verb#READ}
     */
    RowCondition condition(Caller caller, EntityType type);

    /**
     * {@return those of these rows to which he may do that} Rows may be hidden, or not be there: whoever may not know of their
     * absence may do nothing to them.
     *
     * @param caller who asks, and what he may do
     * @param verb what he wants to do
     * @param rows of any types, with canonical ids
     */
    Set<EntityRef> permitted(Caller caller, Verb verb, Collection<EntityRef> rows);

    /**
     * {@return what all of these allow}
     *
     * @param rules any number, asked in their order; none allow every row
     */
    static RowAccess allOf(List<RowAccess> rules) {
        List<RowAccess> all = List.copyOf(rules);
        return new RowAccess() {
            @Override
            public RowCondition condition(Caller caller, EntityType type) {
                return all.stream()
                        .map(rule -> rule.condition(caller, type))
                        .reduce(RowCondition.ALL, RowCondition::and);
            }

            @Override
            public Set<EntityRef> permitted(Caller caller, Verb verb, Collection<EntityRef> rows) {
                Set<EntityRef> permitted = new HashSet<>(rows);
                for (RowAccess rule : all) {
                    permitted.retainAll(rule.permitted(caller, verb, permitted));
                }
                return permitted;
            }
        };
    }
}
