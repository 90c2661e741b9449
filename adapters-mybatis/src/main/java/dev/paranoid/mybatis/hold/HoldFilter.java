package dev.paranoid.mybatis.hold;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.Conditions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A query on holds, in the terms of their columns. */
record HoldFilter(HoldQuery query, List<String> without) {

    HoldFilter(HoldQuery query, Set<String> without) {
        this(query, List.copyOf(new TreeSet<>(without)));
    }

    String condition() {
        return Conditions.of("d.id < #{filter.before}")
                .and(query.type(), "d.entity_type = #{filter.type}")
                .and(query.id(), "d.row_key = #{filter.key}")
                .and(query.deletion(), "d.deletion_id = #{filter.deletion}")
                .and(query.caseId(), "d.case_id = #{filter.caseId}")
                .and(query.released().filter(released -> released), "d.released_at IS NOT NULL")
                .and(query.released().filter(released -> !released), "d.released_at IS NULL")
                .andNotIn("d.entity_type", without, "filter.without")
                .toString();
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
    Long deletion() {
        return query.deletion().map(id -> id.value()).orElse(null);
    }

    @Nullable
    String caseId() {
        return query.caseId().orElse(null);
    }
}
