package dev.paranoid.mybatis.message;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Placeholders;
import java.util.List;

/** Statements on the outbox that take lists. */
public final class OutboxSql {

    private static final String COLUMNS = "id, aggregatetype, aggregateid, type, payload, headers, lane";

    private OutboxSql() {}

    public static String add(BoundValues rows) {
        return "INSERT INTO paranoid_outbox (" + COLUMNS + ", created_at) VALUES "
                + rows.placeholders("rows", ", UTC_TIMESTAMP(6)");
    }

    /** By the primary key, in the order in which they were written. */
    public static String sizes(List<Integer> lanes) {
        return "SELECT seq, OCTET_LENGTH(headers) + COALESCE(OCTET_LENGTH(aggregateid), 0) + COALESCE(OCTET_LENGTH(payload), 0)"
                + " AS bytes FROM paranoid_outbox FORCE INDEX (PRIMARY) WHERE lane IN "
                + Placeholders.elements("lanes", lanes.size())
                + " ORDER BY seq LIMIT #{limit}";
    }

    /** In the same order. */
    public static String find(BoundValues seqs) {
        return "SELECT seq, " + COLUMNS + " FROM paranoid_outbox FORCE INDEX (PRIMARY) WHERE seq IN ("
                + seqs.placeholders("seqs") + ") ORDER BY seq";
    }

    public static String remove(BoundValues seqs) {
        return "DELETE FROM paranoid_outbox WHERE seq IN (" + seqs.placeholders("seqs") + ")";
    }
}
