package dev.paranoid.testkit.memory.state;

import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.port.DeletionLedger.Ask;
import dev.paranoid.application.port.DeletionLedger.Closing;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.message.Inbox.Entry;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All state of one engine, and the ways through it. Ids are not given back by a roll-back, as in databases. */
public final class Memory {

    private final TestSchema schema;
    private final boolean otherwise;
    private final NavigableMap<EntityRef, MemoryRow> rows = new TreeMap<>();
    private final NavigableMap<DeletionId, Deletion> ledger = new TreeMap<>();
    private final Map<Column, EntityRef> remembered = new HashMap<>();
    private final Set<Ask> asks = new LinkedHashSet<>();
    private final Map<RequestKey, Entry> inbox = new HashMap<>();
    private final NavigableMap<EntityRef, Long> frontier = new TreeMap<>();
    private final Map<JobId, NavigableMap<Long, EntityRef>> collected = new HashMap<>();
    private final Map<UnlinkedKey, EntityRef> unlinked = new LinkedHashMap<>();
    private final Map<JobId, KeptJob> jobs = new LinkedHashMap<>();
    private final Map<DeletionId, JobId> opening = new HashMap<>();
    private final Map<DeletionId, JobId> latest = new HashMap<>();
    private final List<Heard> heard = new ArrayList<>();
    private final NavigableMap<HoldId, Hold> holds = new TreeMap<>();
    private final NavigableMap<DeletionId, NotedPurge> blocked = new TreeMap<>();
    private final List<Run> runs = new ArrayList<>();
    private final Map<DeletionId, Origin> origins = new HashMap<>();
    private final Map<DeletionId, Closed> closings = new HashMap<>();
    private final List<HistoryEntry> history = new ArrayList<>();
    private long lastHold;
    private long lastDeletion;
    private long lastLink;
    private long lastJob;
    private long lastPlace;

    /** The foreign key of one row. */
    public record Column(Relation relation, EntityRef child) {}

    /** By which way a deletion was asked for, and by whom. */
    public record Origin(String source, Asker asker) {}

    /** How a deletion ended, and when. */
    public record Closed(Closing how, Instant at) {}

    public Memory(TestSchema schema, boolean otherwise) {
        this.schema = schema;
        this.otherwise = otherwise;
    }

    public Memory copy() {
        Memory copy = new Memory(schema, otherwise);
        copy.become(this);
        copy.lastHold = lastHold;
        copy.lastDeletion = lastDeletion;
        copy.lastLink = lastLink;
        copy.lastJob = lastJob;
        copy.lastPlace = lastPlace;
        return copy;
    }

    public void become(Memory other) {
        rows.clear();
        rows.putAll(other.rows);
        ledger.clear();
        ledger.putAll(other.ledger);
        remembered.clear();
        remembered.putAll(other.remembered);
        asks.clear();
        asks.addAll(other.asks);
        inbox.clear();
        inbox.putAll(other.inbox);
        frontier.clear();
        frontier.putAll(other.frontier);
        collected.clear();
        other.collected.forEach((job, of) -> collected.put(job, new TreeMap<>(of)));
        unlinked.clear();
        unlinked.putAll(other.unlinked);
        jobs.clear();
        jobs.putAll(other.jobs);
        opening.clear();
        opening.putAll(other.opening);
        latest.clear();
        latest.putAll(other.latest);
        blocked.clear();
        blocked.putAll(other.blocked);
        origins.clear();
        origins.putAll(other.origins);
        closings.clear();
        closings.putAll(other.closings);
        history.clear();
        history.addAll(other.history);
        runs.clear();
        runs.addAll(other.runs);
        holds.clear();
        holds.putAll(other.holds);
        heard.clear();
        heard.addAll(other.heard);
    }

    public TestSchema schema() {
        return schema;
    }

    public EntityGraph graph() {
        return schema.graph();
    }

    public NavigableMap<DeletionId, Deletion> ledger() {
        return ledger;
    }

    /** Holds, released ones too. */
    public NavigableMap<HoldId, Hold> holds() {
        return holds;
    }

    /** Deletions that have expired and cannot go. */
    public NavigableMap<DeletionId, NotedPurge> blocked() {
        return blocked;
    }

    /** By which way deletions were asked for, and by whom. */
    public Map<DeletionId, Origin> origins() {
        return origins;
    }

    /** How deletions ended. */
    public Map<DeletionId, Closed> closings() {
        return closings;
    }

    /** What else was done to deletions. */
    public List<HistoryEntry> history() {
        return history;
    }

    /** Runs of the job that removes what has expired. */
    public List<Run> runs() {
        return runs;
    }

    public HoldId nextHold() {
        return new HoldId(++lastHold);
    }

    /** Which hidden row a foreign key referred to before it was set to null because of that. */
    public Map<Column, EntityRef> remembered() {
        return remembered;
    }

    /** Who asked for deletions. */
    public Set<Ask> asks() {
        return asks;
    }

    /** Requests that came or were withdrawn. */
    public Map<RequestKey, Entry> inbox() {
        return inbox;
    }

    /** Hidden rows below which something may be live, and how often each was added. */
    public NavigableMap<EntityRef, Long> frontier() {
        return frontier;
    }

    /** What jobs have collected, in the order in which they did. */
    public Map<JobId, NavigableMap<Long, EntityRef>> collected() {
        return collected;
    }

    /** What jobs have set to null, and which parent it named. */
    public Map<UnlinkedKey, EntityRef> unlinked() {
        return unlinked;
    }

    /** Jobs, in the order in which they began. */
    public Map<JobId, KeptJob> jobs() {
        return jobs;
    }

    /** Which job has opened a deletion. */
    public Map<DeletionId, JobId> opening() {
        return opening;
    }

    /** Which job has a deletion, or had it last. */
    public Map<DeletionId, JobId> latest() {
        return latest;
    }

    public JobId nextJob() {
        return new JobId(++lastJob);
    }

    public long nextPlace() {
        return ++lastPlace;
    }

    /** What was told to those who follow. */
    public List<Heard> heard() {
        return heard;
    }

    /** The same in the order in which the first is chosen, where the law leaves open which. */
    public <T> List<T> choice(List<T> candidates) {
        List<T> order = new ArrayList<>(candidates);
        if (otherwise) {
            Collections.reverse(order);
        }
        return order;
    }

    public DeletionId nextDeletion() {
        return new DeletionId(++lastDeletion);
    }

    public EntityRef nextLink(EntityType type) {
        return new EntityRef(type.name(), "#" + ++lastLink);
    }

    public Optional<MemoryRow> find(EntityRef ref) {
        return Optional.ofNullable(rows.get(ref));
    }

    public MemoryRow get(EntityRef ref) {
        return find(ref).orElseThrow(() -> new IllegalStateException("There is no row " + ref));
    }

    public void put(MemoryRow row) {
        rows.put(row.ref(), row);
    }

    public void remove(EntityRef ref) {
        rows.remove(ref);
    }

    public List<MemoryRow> rows() {
        return List.copyOf(rows.values());
    }

    /** The rows of a type, by ascending id. */
    public List<MemoryRow> rows(EntityType type) {
        List<MemoryRow> found = new ArrayList<>();
        for (MemoryRow row : rows.tailMap(new EntityRef(type.name(), "\0")).values()) {
            if (!row.type().equals(type)) {
                break;
            }
            found.add(row);
        }
        if (type.identified()) {
            found.sort(Comparator.comparing(
                    row -> row.ref().id(), schema.table(type).idForm()::compare));
        }
        return found;
    }

    /** The rows that refer to this one by that relation, by ascending id. */
    public List<MemoryRow> children(Relation relation, EntityRef parent) {
        return rows(relation.child()).stream()
                .filter(row -> row.refersTo(parent, relation))
                .toList();
    }
}
