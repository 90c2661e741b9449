package dev.paranoid.mybatis.ledger;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.Placeholders;
import dev.paranoid.mybatis.statement.Utc;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A query on the ledger, in the terms of its columns. */
record LedgerFilter(DeletionQuery query, List<String> without) {

    LedgerFilter(DeletionQuery query, Set<String> without) {
        this(query, List.copyOf(new TreeSet<>(without)));
    }

    String condition() {
        List<String> conditions = new ArrayList<>(List.of("d.id < #{filter.before}"));
        add(conditions, query.type(), "d.root_type = #{filter.type}");
        add(conditions, query.id(), "d.root_key = #{filter.key}");
        query.state()
                .ifPresent(state -> conditions.add(
                        state == DeletionState.IN_PROGRESS
                                ? "d.activity IS NOT NULL"
                                : "d.state = #{filter.state} AND d.activity IS NULL"));
        add(conditions, query.actor(), "d.actor = #{filter.actor}");
        add(conditions, query.since(), "d.deleted_at >= #{filter.since}");
        add(conditions, query.until(), "d.deleted_at < #{filter.until}");
        if (!without.isEmpty()) {
            conditions.add("d.root_type NOT IN " + Placeholders.elements("filter.without", without.size()));
        }
        return String.join(" AND ", conditions);
    }

    private static void add(List<String> conditions, Optional<?> value, String condition) {
        value.ifPresent(present -> conditions.add(condition));
    }

    long before() {
        return query.after().map(id -> id.value()).orElse(Long.MAX_VALUE);
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
