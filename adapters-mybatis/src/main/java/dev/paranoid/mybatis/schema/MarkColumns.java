package dev.paranoid.mybatis.schema;

/**
 * The mark of a table's rows.
 *
 * @param deletedAt a DATETIME, which holds UTC, or a TIMESTAMP, which the server converts by the session's time zone
 * @param deletionId the holder
 * @param index the index that finds the rows that bear the mark of a deletion
 * @param newestFirst whether that index is in descending order: then the ids of the members of one deletion rise from the newest
 *     deletion to the oldest, else they fall
 */
public record MarkColumns(Column deletedAt, Identifier deletionId, Identifier index, boolean newestFirst) {

    /** {@return a UTC time as this column wants it, from an expression that is a DATETIME in UTC} */
    public String fromUtc(String utc) {
        return deletedAt.timestamp() ? "CONVERT_TZ(" + utc + ", '+00:00', @@session.time_zone)" : utc;
    }

    /** {@return the time of the row that goes by that alias, as a DATETIME in UTC} */
    public String utc(String alias) {
        String value = deletedAt.name().of(alias);
        return deletedAt.timestamp() ? "CONVERT_TZ(" + value + ", @@session.time_zone, '+00:00')" : value;
    }

    public String live(String alias) {
        return deletedAt.name().of(alias) + " IS NULL";
    }

    public String hidden(String alias) {
        return deletedAt.name().of(alias) + " IS NOT NULL";
    }

    public String holder(String alias) {
        return deletionId.of(alias);
    }
}
