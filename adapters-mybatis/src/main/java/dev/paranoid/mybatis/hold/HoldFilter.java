package dev.paranoid.mybatis.hold;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A query on holds, in the terms of their columns. */
record HoldFilter(HoldQuery query, List<String> without) {

    HoldFilter(HoldQuery query, Set<String> without) {
        this(query, List.copyOf(new TreeSet<>(without)));
    }

    String condition() {
        List<String> conditions = new ArrayList<>(List.of("d.id < #{filter.before}"));
        add(conditions, query.type(), "d.entity_type = #{filter.type}");
        add(conditions, query.id(), "d.row_key = #{filter.key}");
        add(conditions, query.deletion(), "d.deletion_id = #{filter.deletion}");
        add(conditions, query.caseId(), "d.case_id = #{filter.caseId}");
        query.released().ifPresent(released -> conditions.add("d.released_at IS " + (released ? "NOT NULL" : "NULL")));
        if (!without.isEmpty()) {
            conditions.add("d.entity_type NOT IN " + Placeholders.elements("filter.without", without.size()));
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
    Long deletion() {
        return query.deletion().map(id -> id.value()).orElse(null);
    }

    @Nullable
    String caseId() {
        return query.caseId().orElse(null);
    }
}
