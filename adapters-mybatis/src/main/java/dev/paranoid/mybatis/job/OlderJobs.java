package dev.paranoid.mybatis.job;

import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.job.Frontier;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.mybatis.job.OlderJob.Rest;
import dev.paranoid.mybatis.statement.BoundValues;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has this version go on with jobs that an older one began. Nobody knows below which rows these have still to do something, so all
 * rows that their deletions hold enter the frontier. Jobs whose component has another name since types were declared anew get that.
 */
public final class OlderJobs {

    private static final Logger LOG = LoggerFactory.getLogger(OlderJobs.class);

    private static final int ROWS = 2000;

    private final EntityGraph graph;
    private final Ports ports;
    private final Frontier frontier;
    private final JobMapper jobs;
    private final OlderMapper mapper;
    private final Map<DeletionId, Map<String, Long>> held = new HashMap<>();

    public OlderJobs(EntityGraph graph, Ports ports, Frontier frontier, JobMapper jobs, OlderMapper mapper) {
        this.graph = graph;
        this.ports = ports;
        this.frontier = frontier;
        this.jobs = jobs;
        this.mapper = mapper;
    }

    /** Before anybody works on jobs, on one node at a time. */
    public void takeOver() {
        if (mapper.older() > 0) {
            LOG.info("Continuing jobs that an older version began");
            inProgress().forEach(this::enterFrontier);
        }
        ports.transactions().inTransaction(() -> {
            goOn();
            return true;
        });
    }

    private List<DeletionId> inProgress() {
        return mapper.inProgress().stream().map(DeletionId::new).toList();
    }

    private void enterFrontier(DeletionId deletion) {
        graph.types().stream().filter(EntityType::paranoid).forEach(type -> {
            Optional<StoredEntity> last = Optional.empty();
            do {
                last = enterFrontier(deletion, type, last);
            } while (last.isPresent());
        });
    }

    private Optional<StoredEntity> enterFrontier(DeletionId deletion, EntityType type, Optional<StoredEntity> last) {
        return ports.transactions().inTransaction(() -> {
            List<StoredEntity> rows =
                    ports.store().membersAfter(type, deletion, last.map(StoredEntity::key), Lock.NONE, ROWS);
            if (spreads(type)) {
                frontier.add(type, rows.stream().map(StoredEntity::key).toList());
            }
            if (!rows.isEmpty()) {
                held.computeIfAbsent(deletion, any -> new HashMap<>())
                        .merge(type.name(), (long) rows.size(), Long::sum);
            }
            return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
        });
    }

    private boolean spreads(EntityType type) {
        return graph.below(type).stream()
                .anyMatch(relation -> relation.reaches() || relation.restrictsHiding() || relation.detaches());
    }

    private void goOn() {
        OlderOutcomes outcomes = new OlderOutcomes(mapper);
        boolean[] older = {false};
        mapper.open().forEach(row -> {
            if (row.component().isEmpty()) {
                older[0] = true;
                goOn(row, outcomes);
            } else {
                regroup(row);
            }
        });
        if (older[0]) {
            outcomes.tell();
        }
    }

    /** A component goes by the name of one of its types. */
    private void regroup(JobRow row) {
        Optional<String> component = graph.find(row.component()).map(graph::component);
        if (component.isEmpty()) {
            LOG.error(
                    "Job {} cannot continue: type {} is not declared. Declare it under paranoid.entities, then restart",
                    row.getId(),
                    row.component());
        } else if (!component.get().equals(row.component())) {
            mapper.move(row.getId(), component.get());
        }
    }

    private void goOn(JobRow row, OlderOutcomes outcomes) {
        OlderJob job = OlderJob.of(JobText.JSON.readTree(row.state()));
        Collection<Deletion> left = ports.ledger()
                .find(mapper.deletionsOf(row.getId()).stream()
                        .map(DeletionId::new)
                        .toList())
                .values();
        List<Rest> rest = job.rest(
                left,
                held,
                ports.ledger().activeOf(left.stream().map(Deletion::root).toList()));
        if (rest.isEmpty()) {
            jobs.end(row.getId(), JobText.of(job.ended()));
            return;
        }
        component(left)
                .ifPresentOrElse(
                        component -> goOn(row, component, rest, outcomes),
                        () -> LOG.error(
                                "Job {} of an older version cannot continue: the types of its rows are not declared."
                                        + " Declare them under paranoid.entities, then restart",
                                row.getId()));
    }

    private Optional<String> component(Collection<Deletion> left) {
        return left.stream()
                .flatMap(deletion -> graph.find(deletion.root().type()).stream())
                .map(graph::component)
                .findFirst();
    }

    private void goOn(JobRow row, String component, List<Rest> rest, OlderOutcomes outcomes) {
        for (int i = 0; i < rest.size(); i++) {
            long id = i == 0 ? same(row, component, rest.get(i)) : another(component, rest.get(i));
            note(id, rest.get(i));
            outcomes.add(id, rest.get(i).deletions(), rest.get(i).state().task().items());
        }
    }

    private long same(JobRow row, String component, Rest rest) {
        mapper.goOn(row.getId(), component, JobText.of(rest.state()));
        return row.getId();
    }

    private long another(String component, Rest rest) {
        JobRow row = new JobRow(0, component, JobText.of(rest.state()));
        jobs.insert(List.of(row), BoundValues.of(List.of(row), JobRow::values));
        return row.getId();
    }

    private void note(long job, Rest rest) {
        Activity activity = rest.activity();
        rest.deletions().forEach(deletion -> {
            if (activity == null) {
                mapper.become(deletion.value(), null);
            } else if (activity == Activity.LIFTING) {
                jobs.close("[[" + deletion + "," + job + "]]", activity.name());
            } else {
                jobs.open("[[" + deletion + "," + job + "]]", activity.name());
            }
        });
    }
}
