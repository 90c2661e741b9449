package dev.paranoid.mybatis.job;

import dev.paranoid.mybatis.ledger.LedgerRow;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;

/** Statements on work in the background that take lists. Public, because MyBatis calls it by reflection. */
public final class JobSql {

    private static final String WATCHED =
            "j.id AS job, j.component, j.state AS jobState, j.started_at AS startedAt, j.updated_at AS updatedAt,"
                    + " j.ended_at IS NOT NULL AS ended FROM ";

    private static final String ENTRIES = "UPDATE paranoid_deletion FORCE INDEX (PRIMARY) SET ";

    private JobSql() {}

    public static String insert(BoundValues values) {
        return "INSERT INTO paranoid_job (component, state, started_at, updated_at) VALUES "
                + values.placeholders("values", ", UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)");
    }

    /** Each deletion with a job of its own, as {@code [[deletion, job], …]}. */
    public static String open() {
        return begin("job_id");
    }

    /** The same for jobs by which deletions give up what they hold. */
    public static String close() {
        return begin("closing_job_id");
    }

    private static String begin(String column) {
        return "UPDATE (SELECT j.deletion, j.job FROM JSON_TABLE(#{pairs}, '$[*]' COLUMNS ("
                + "deletion BIGINT PATH '$[0]', job BIGINT PATH '$[1]')) j) p"
                + " STRAIGHT_JOIN paranoid_deletion d FORCE INDEX (PRIMARY) ON d.id = p.deletion"
                + " SET d.activity = #{activity}, d." + column + " = p.job";
    }

    public static String resolve(Keys ids) {
        return ENTRIES + "activity = 'LIFTING', closing_job_id = #{job} WHERE " + ids.in("id", "ids");
    }

    public static String settle(Keys ids) {
        return ENTRIES + "activity = NULL WHERE " + ids.in("id", "ids");
    }

    public static String find() {
        return "SELECT " + WATCHED + "paranoid_job j WHERE j.id = #{job}";
    }

    public static String watch() {
        return "SELECT " + LedgerRow.COLUMNS + ", " + WATCHED
                + "paranoid_deletion l FORCE INDEX (PRIMARY) LEFT JOIN paranoid_job j FORCE INDEX (PRIMARY)"
                + " ON j.id = COALESCE(l.closing_job_id, l.job_id) WHERE l.id = #{deletion}";
    }

    public static String unfinished(Keys ids) {
        return "SELECT id FROM paranoid_job FORCE INDEX (PRIMARY) WHERE ended_at IS NULL AND " + ids.in("id", "ids");
    }

    public static String opening(Keys ids) {
        return "SELECT id AS deletion, job_id AS job FROM paranoid_deletion FORCE INDEX (PRIMARY) WHERE job_id IS NOT NULL"
                + " AND " + ids.in("id", "ids");
    }

    public static String latest(Keys ids) {
        return "SELECT d.id AS deletion, j.id, j.component, j.state FROM paranoid_deletion d FORCE INDEX (PRIMARY)"
                + " STRAIGHT_JOIN paranoid_job j FORCE INDEX (PRIMARY) ON j.id = COALESCE(d.closing_job_id, d.job_id) WHERE "
                + ids.in("d.id", "ids");
    }
}
