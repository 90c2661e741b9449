package dev.paranoid.application.audit;

import dev.paranoid.application.Entities;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Records what somebody was not allowed to read.
 *
 * @param entities reads what is asked for
 * @param log has it
 */
public record AuditedEntities(Entities entities, AuditLog log) implements Entities {

    private <T> Answer<T> noted(Caller caller, Answer<T> answer) {
        new Trail(log, caller).denied(Verb.READ, List.of(answer));
        return answer;
    }

    @Override
    public EntityGraph declared() {
        return entities.declared();
    }

    @Override
    public Answer<Row> find(Caller caller, EntityRef row, Visibility visibility) {
        return noted(caller, entities.find(caller, row, visibility));
    }

    @Override
    public Map<EntityRef, Row> find(Caller caller, Collection<EntityRef> rows) {
        return entities.find(caller, rows);
    }

    @Override
    public Answer<Page<Row>> below(Caller caller, EntityRef parent, Relation along, int limit, String after) {
        return noted(caller, entities.below(caller, parent, along, limit, after));
    }

    @Override
    public SortedMap<String, Long> held(Caller caller, DeletionId deletion) {
        return entities.held(caller, deletion);
    }

    @Override
    public SortedMap<String, Long> hiddenByOthers(Caller caller) {
        return entities.hiddenByOthers(caller);
    }

    @Override
    public SortedMap<String, Long> liveBelowHidden(Caller caller) {
        return entities.liveBelowHidden(caller);
    }

    @Override
    public Answer<Page<Row>> list(Caller caller, String type, Visibility visibility, int limit, String after) {
        return noted(caller, entities.list(caller, type, visibility, limit, after));
    }

    @Override
    public Answer<List<EntityRef>> matching(
            Caller caller, String type, Map<String, @Nullable Object> where, Among among) {
        return noted(caller, entities.matching(caller, type, where, among));
    }
}
