package dev.paranoid.mybatis;

import dev.paranoid.application.port.Removed;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.PlanStep;
import dev.paranoid.domain.plan.PlanStep.Collect;
import dev.paranoid.domain.plan.PlanStep.RefuseRemaining;
import dev.paranoid.domain.plan.PlanStep.Remove;
import dev.paranoid.domain.plan.PlanStep.RemoveLinks;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import dev.paranoid.domain.plan.PlanStep.Sever;
import dev.paranoid.domain.plan.PlanStep.Unlink;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Executes one plan that removes. */
final class RemoveRun {

    private final Schema schema;
    private final RemoveMapper mapper;
    private final Blockers blockers = new Blockers();
    private final Tally links = new Tally();

    RemoveRun(Schema schema, RemoveMapper mapper) {
        this.schema = schema;
        this.mapper = mapper;
    }

    Removed execute(CascadePlan plan, DeletionIds ids) {
        plan.roots().stream()
                .sorted(Comparator.comparing(EntityType::name))
                .forEach(type -> mapper.collectRoots(schema.table(type), ids));
        for (PlanStep step : plan.steps()) {
            if (!blockers.found().isEmpty() && !(step instanceof RefuseRemaining)) {
                break;
            }
            execute(step);
        }
        Map<DeletionId, Map<String, Taken>> took = took();
        Set<DeletionId> orphaned = new HashSet<>();
        mapper.orphaned().forEach(id -> orphaned.add(new DeletionId(id)));
        if (schema.remembers()) {
            mapper.forgetParents();
            mapper.forgetChildren();
        }
        mapper.finish();
        return new Removed(took, blockers.found(), orphaned);
    }

    private int execute(PlanStep step) {
        if (step instanceof Collect collect) {
            return mapper.collect(schema.link(collect.relation()));
        } else if (step instanceof Repeat repeat) {
            return Repetition.of(repeat, this::execute);
        } else if (step instanceof RefuseRemaining refuse) {
            return refuse(refuse.relation());
        } else if (step instanceof Unlink unlink) {
            return mapper.unlink(schema.link(unlink.relation()));
        } else if (step instanceof Sever sever) {
            return mapper.sever(schema.link(sever.relation()));
        } else if (step instanceof RemoveLinks remove) {
            return removeLinks(schema.link(remove.relation()));
        } else if (step instanceof Remove remove) {
            return mapper.remove(schema.table(remove.type()));
        }
        throw new IllegalStateException("No step of a plan that removes: " + step);
    }

    private int refuse(Relation relation) {
        Link link = schema.link(relation);
        List<Link> others = removedBy(schema, relation);
        List<Amount> amounts = mapper.lockRemaining(link, others);
        if (!amounts.isEmpty()) {
            blockers.add(
                    relation,
                    amounts,
                    relation.child().identified() ? mapper.sampleRemaining(link, others) : List.of());
        }
        return amounts.size();
    }

    static List<Link> removedBy(Schema schema, Relation relation) {
        return schema.graph().above(relation.child()).stream()
                .filter(other -> other.onHardDelete() == OnDelete.CASCADE)
                .map(schema::link)
                .toList();
    }

    private int removeLinks(Link link) {
        links.add(link.child().name(), mapper.countChildren(link));
        return mapper.removeLinks(link);
    }

    private Map<DeletionId, Map<String, Taken>> took() {
        Map<DeletionId, Map<String, Taken>> took = new HashMap<>();
        mapper.taken()
                .forEach(row -> took.computeIfAbsent(new DeletionId(row.deletion()), id -> new HashMap<>())
                        .put(row.type(), taken(row)));
        links.counts()
                .forEach((id, counts) ->
                        counts.forEach((type, rows) -> took.computeIfAbsent(id, each -> new HashMap<>())
                                .put(type, new Taken(rows, rows, Optional.empty()))));
        return took;
    }

    static Taken taken(TakenRow row) {
        return new Taken(
                row.amount(), row.live(), Optional.ofNullable(row.hiddenSince()).map(Utc::instant));
    }
}
