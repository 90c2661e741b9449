package dev.paranoid.application.call;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.Collection;
import java.util.Optional;

/** Who removes rows for good needs the right to it for each type of which rows would go, not for the one that he names alone. */
public final class RemovalRights {

    private RemovalRights() {}

    /**
     * {@return the first, by type, that the caller may not remove, as a refusal; empty where he may remove them all}
     *
     * @param caller who asks
     * @param verb what it takes: to name rows, or deletions
     * @param graph the declared types
     * @param types names; rows without an id of their own go with those that they link
     */
    public static Optional<Refusal> missing(Caller caller, Verb verb, EntityGraph graph, Collection<String> types) {
        return types.stream()
                .filter(type -> graph.find(type).filter(EntityType::identified).isPresent())
                .filter(type -> !caller.may(verb, type))
                .sorted()
                .findFirst()
                .map(type -> new Forbidden(caller.name(), verb.word(), type));
    }
}
