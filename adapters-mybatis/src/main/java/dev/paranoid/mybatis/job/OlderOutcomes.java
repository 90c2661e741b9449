package dev.paranoid.mybatis.job;

import dev.paranoid.application.port.job.Job.Item;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.mybatis.statement.BoundValues;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests that older versions accepted wait for deletions; here they learn for which jobs. */
final class OlderOutcomes {

    private final OlderMapper mapper;
    private final Map<DeletionId, Long> byDeletion = new HashMap<>();
    private final Map<EntityRef, Long> byRow = new HashMap<>();

    OlderOutcomes(OlderMapper mapper) {
        this.mapper = mapper;
    }

    /** That job has these deletions, and restores these rows. */
    void add(long job, List<DeletionId> deletions, List<Item> items) {
        deletions.forEach(deletion -> byDeletion.put(deletion, job));
        items.forEach(item -> byRow.put(item.row(), job));
    }

    /** Tells it all requests that wait. */
    void tell() {
        mapper.accepted().forEach(row -> {
            ObjectNode outcome = (ObjectNode) JobText.JSON.readTree(row.outcome());
            Set<Long> jobs = new HashSet<>();
            outcome.path("deletions").forEach(answer -> deletion(answer.path("value"), jobs));
            outcome.path("restorations").forEach(answer -> restoration(answer.path("value"), jobs));
            if (!jobs.isEmpty()) {
                mapper.accept(row.messageId(), JobText.JSON.writeValueAsString(outcome));
                mapper.await(
                        BoundValues.of(jobs.stream().sorted().toList(), job -> new Object[] {job, row.messageId()}));
            }
        });
    }

    private void deletion(JsonNode deleted, Set<Long> jobs) {
        JsonNode deletion = deleted.path("deletion");
        if (deletion.hasNonNull("activity")) {
            wait(deleted, byDeletion.get(id(deletion.path("id"))), jobs);
        }
    }

    private void restoration(JsonNode restoration, Set<Long> jobs) {
        if (restoration.path("inProgress").asBoolean(false)) {
            JsonNode row = restoration.path("row");
            Long job = byRow.get(
                    new EntityRef(row.path("type").asString(), row.path("id").asString()));
            wait(restoration, job != null ? job : byDeletion.get(id(restoration.path("deletion"))), jobs);
        }
    }

    private static DeletionId id(JsonNode id) {
        return new DeletionId(id.path("value").asLong());
    }

    private static void wait(JsonNode answer, @Nullable Long job, Set<Long> jobs) {
        if (job != null) {
            ((ObjectNode) answer).put("job", job);
            jobs.add(job);
        }
    }
}
