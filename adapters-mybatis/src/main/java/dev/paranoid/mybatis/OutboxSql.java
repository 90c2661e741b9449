package dev.paranoid.mybatis;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements on the outbox that take lists. */
public final class OutboxSql {

    private static final String COLUMNS = "id, aggregatetype, aggregateid, type, payload, headers, lane";

    private OutboxSql() {}

    public static String add(List<OutboxRow> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> "rows[" + i + "].")
                .map(row -> "(#{" + row + "id}, #{" + row + "aggregatetype}, #{" + row + "aggregateid}, #{" + row
                        + "type}, #{" + row + "payload}, #{" + row + "headers}, #{" + row
                        + "lane}, UTC_TIMESTAMP(6))")
                .collect(Collectors.joining(
                        ", ", "INSERT INTO paranoid_outbox (" + COLUMNS + ", created_at) VALUES ", ""));
    }

    /** By the primary key, in the order in which they were written. */
    public static String oldest(List<Integer> lanes) {
        return "SELECT seq, " + COLUMNS + " FROM paranoid_outbox FORCE INDEX (PRIMARY) WHERE lane IN "
                + InboxSql.list("lanes", lanes.size()) + " ORDER BY seq LIMIT #{limit}";
    }

    public static String remove(List<Long> seqs) {
        return "DELETE FROM paranoid_outbox WHERE seq IN " + InboxSql.list("seqs", seqs.size());
    }
}
