package dev.paranoid.mybatis.ledger;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.Conditions;
import dev.paranoid.mybatis.statement.Utc;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A query on the ledger, in the terms of its columns. */
record LedgerFilter(DeletionQuery query, List<String> without, LedgerMapper.Ids ids) {

    LedgerFilter(DeletionQuery query, Set<String> without, LedgerMapper.Ids ids) {
        this(query, List.copyOf(new TreeSet<>(without)), ids);
    }

    /** {@return which index leads to the entries in the order of the list; empty where the server knows better} */
    String index() {
        if (query.id().isPresent() || query.state().isEmpty()) {
            return "";
        }
        if (query.state().get() == DeletionState.IN_PROGRESS) {
            return " FORCE INDEX (by_activity)";
        }
        if (query.actor().isPresent()) {
            return query.type().isPresent() ? "" : " FORCE INDEX (by_actor_state)";
        }
        return query.type().isPresent() ? " FORCE INDEX (by_type)" : " FORCE INDEX (by_state)";
    }

    String condition() {
        Optional<DeletionState> state = query.state();
        return Conditions.of("d.id < #{filter.before} AND d.id > #{filter.ids.above}")
                .and(query.type(), "d.root_type = #{filter.type}")
                .and(query.id(), "d.root_key = #{filter.key}")
                .and(state.filter(DeletionState.IN_PROGRESS::equals), "d.activity IS NOT NULL")
                .and(
                        state.filter(settled -> settled != DeletionState.IN_PROGRESS),
                        "d.state = #{filter.state} AND d.activity IS NULL")
                .and(query.actor(), "d.actor = #{filter.actor}")
                .and(query.since(), "d.deleted_at >= #{filter.since}")
                .and(query.until(), "d.deleted_at < #{filter.until}")
                .andNotIn("d.root_type", without, "filter.without")
                .toString();
    }

    long before() {
        return Math.min(query.after().map(id -> id.value()).orElse(Long.MAX_VALUE), ids.below());
    }

    int rows() {
        return query.limit() + 1;
    }

    @Nullable
    String type() {
        return query.type().orElse(null);
    }

    byte @Nullable [] key() {
        return query.id().map(UuidBytes::key).orElse(null);
    }

    @Nullable
    String state() {
        return query.state().map(Enum::name).orElse(null);
    }

    @Nullable
    String actor() {
        return query.actor().orElse(null);
    }

    @Nullable
    LocalDateTime since() {
        return query.since().map(Utc::of).orElse(null);
    }

    @Nullable
    LocalDateTime until() {
        return query.until().map(Utc::of).orElse(null);
    }
}
